<#
.SYNOPSIS
  撤销 install.ps1 做的登记。工作簿和报告不受影响。
.PARAMETER ClearCache
  同时清掉当前用户的 Office 加载项缓存。
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
  [string] $Manifest = (Join-Path (Split-Path -Parent $PSScriptRoot) 'manifest.xml'),
  [switch] $ClearCache
)
$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot 'keys.ps1')

if (Test-Path -LiteralPath $CatalogKey) {
  if ($PSCmdlet.ShouldProcess($CatalogKey, '删除')) { Remove-Item -LiteralPath $CatalogKey -Recurse -Force }
}
$Id = if (Test-Path -LiteralPath $Manifest) { Get-AddinId $Manifest } else { $AddinId }
if ((Test-Path -LiteralPath $DeveloperKey) -and ($null -ne (Get-ItemProperty -LiteralPath $DeveloperKey -Name $Id -ErrorAction SilentlyContinue))) {
  if ($PSCmdlet.ShouldProcess("$DeveloperKey\$Id", '删除')) { Remove-ItemProperty -LiteralPath $DeveloperKey -Name $Id -Force }
}
if ($ClearCache) {
  $Cache = Join-Path $env:LOCALAPPDATA 'Microsoft\Office\16.0\Wef'
  if ((Test-Path -LiteralPath $Cache) -and $PSCmdlet.ShouldProcess($Cache, '清空')) { Get-ChildItem -LiteralPath $Cache -Force | Remove-Item -Recurse -Force }
}
Write-Output '已撤销。请重新打开 Excel 和 Word。'
