# Sets one value of the registry, in its 64-bit view.
try {
    $hive = [Enum]::Parse([Microsoft.Win32.RegistryHive], $data.hive)
    $kind = [Enum]::Parse([Microsoft.Win32.RegistryValueKind], $data.kind)
    switch ($data.kind) {
        'DWord' { [object] $value = [int]::Parse($data.value) }
        'QWord' { [object] $value = [long]::Parse($data.value) }
        'Binary' { [byte[]] $value = [Convert]::FromBase64String($data.value) }
        'MultiString' { [string[]] $value = @($data.value) }
        default { [string] $value = $data.value }
    }
    $view = [Microsoft.Win32.RegistryView]::Registry64
    $root = [Microsoft.Win32.RegistryKey]::OpenBaseKey($hive, $view)
    $key = $root.CreateSubKey($data.key)
    $key.SetValue($data.name, $value, $kind)
    $key.Close()
    $root.Close()
    Write-Record 'set'
} catch {
    $reason = $_.Exception.GetBaseException()
    if ($reason -is [UnauthorizedAccessException] -or $reason -is [Security.SecurityException]) {
        Write-Record 'denied'
    } else {
        Write-Failure $_
    }
    exit 1
}
