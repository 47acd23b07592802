// Stands for every .css that a view imports: jsdom draws nothing.
module.exports = {};
