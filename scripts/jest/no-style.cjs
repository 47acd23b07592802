// Stands for every .css file in tests without a bundle.
module.exports = {};
