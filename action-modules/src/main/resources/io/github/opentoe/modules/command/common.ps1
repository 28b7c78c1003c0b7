# The first argument is a file of JSON with everything the script works on.
# It reports in lines of the form "::kind<tab>field<tab>field".
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$data = [IO.File]::ReadAllText($args[0]) | ConvertFrom-Json

function Write-Record([string[]] $Fields) {
    $plain = foreach ($field in $Fields) {
        [regex]::Replace([string] $field, '[^\x20-\x5b\x5d-\x7e]', {
            param($match) '\u{0:x4}' -f [int] [char] $match.Value
        })
    }
    [Console]::Out.WriteLine('::' + (@($plain) -join "`t"))
}

function Write-Failure($Record) {
    $reason = $Record.Exception.GetBaseException()
    Write-Record 'error', ('0x{0:X8}' -f $reason.HResult), $reason.Message
}

