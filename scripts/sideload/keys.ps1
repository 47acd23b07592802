# install.ps1 和 uninstall.ps1 共用：登记在哪里。只写当前用户（HKCU）。
$AddinId = '6f1d2c84-5b0e-4c53-9a37-1e8f4d2ab760'
$CatalogId = '{c0a7b6de-3f0b-4f3c-8f5e-6a0f6f3b5d21}'
$DeveloperKey = 'HKCU:\Software\Microsoft\Office\16.0\WEF\Developer'
$CatalogKey = "HKCU:\Software\Microsoft\Office\16.0\WEF\TrustedCatalogs\$CatalogId"

function Get-AddinId([string] $Path) {
  $Document = New-Object System.Xml.XmlDocument
  $Document.Load($Path)
  return $Document.DocumentElement['Id'].InnerText
}
