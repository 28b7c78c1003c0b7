# Reports the signature of a package, and on request whether its product is installed.
function Invoke-Member($Target, [string] $Name, [string] $Kind, [object[]] $Arguments) {
    $Target.GetType().InvokeMember($Name, $Kind, $null, $Target, $Arguments)
}

try {
    $signature = Get-AuthenticodeSignature -LiteralPath $data.path
    Write-Record 'signature', $signature.Status
} catch {
    Write-Failure $_
    exit 1
}
if ($data.product) {
    try {
        $query = "SELECT ``Value`` FROM ``Property`` WHERE ``Property`` = 'ProductCode'"
        $installer = New-Object -ComObject WindowsInstaller.Installer
        $database = Invoke-Member $installer 'OpenDatabase' 'InvokeMethod' @($data.path, 0)
        $view = Invoke-Member $database 'OpenView' 'InvokeMethod' @($query)
        [void] (Invoke-Member $view 'Execute' 'InvokeMethod' $null)
        $row = Invoke-Member $view 'Fetch' 'InvokeMethod' $null
        $code = Invoke-Member $row 'StringData' 'GetProperty' @(1)
        [void] (Invoke-Member $view 'Close' 'InvokeMethod' $null)
        $state = Invoke-Member $installer 'ProductState' 'GetProperty' @($code)
        Write-Record 'product', $code, $state
    } catch {
        $reason = $_.Exception.GetBaseException()
        Write-Record 'unknown-product', ('0x{0:X8}' -f $reason.HResult), $reason.Message
    }
}
