<#
.SYNOPSIS
  为当前用户登记“绩效自评助手”加载项（试点用）。撤销：uninstall.ps1。
.PARAMETER Manifest
  manifest.xml 的位置；默认是上一级文件夹里的那一个。
.PARAMETER Catalog
  共享文件夹（\\服务器\文件夹），里面要有 manifest.xml。给出时登记为受信任的目录，而不是开发者登记。
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
  [string] $Manifest = (Join-Path (Split-Path -Parent $PSScriptRoot) 'manifest.xml'),
  [string] $Catalog
)
$ErrorActionPreference = 'Stop'
. (Join-Path $PSScriptRoot 'keys.ps1')

if ($Catalog) {
  if ($Catalog -notlike '\\*') { throw "“$Catalog”不是共享文件夹。请写成 \\服务器\文件夹。" }
  if (-not (Test-Path -LiteralPath (Join-Path $Catalog 'manifest.xml'))) { throw "“$Catalog”里没有 manifest.xml。请先把它放进去。" }
  if ($PSCmdlet.ShouldProcess($Catalog, '登记为受信任的加载项目录')) {
    New-Item -Path $CatalogKey -Force | Out-Null
    New-ItemProperty -Path $CatalogKey -Name 'Id' -Value $CatalogId -PropertyType String -Force | Out-Null
    New-ItemProperty -Path $CatalogKey -Name 'Url' -Value $Catalog -PropertyType String -Force | Out-Null
    New-ItemProperty -Path $CatalogKey -Name 'Flags' -Value 1 -PropertyType DWord -Force | Out-Null
    Write-Output '已登记。请重新打开 Excel，点“插入→我的加载项→共享文件夹”添加“绩效自评助手”。'
  }
  return
}

if (-not (Test-Path -LiteralPath $Manifest)) { throw "找不到“$Manifest”。请用 -Manifest 写明 manifest.xml 的位置。" }
$Path = (Resolve-Path -LiteralPath $Manifest).ProviderPath
$Id = Get-AddinId $Path
if ($PSCmdlet.ShouldProcess($Path, '登记加载项')) {
  if (-not (Test-Path -LiteralPath $DeveloperKey)) { New-Item -Path $DeveloperKey -Force | Out-Null }
  New-ItemProperty -Path $DeveloperKey -Name $Id -Value $Path -PropertyType String -Force | Out-Null
  Write-Output "已登记。请重新打开 Excel，功能区应当有“绩效自评”。manifest.xml 请不要移走：$Path"
}
