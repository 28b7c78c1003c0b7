# Starts the installer with a command line that nothing quotes once more, and waits for its end.
try {
    $start = New-Object Diagnostics.ProcessStartInfo
    $start.FileName = $data.program
    $start.Arguments = [Text.Encoding]::Unicode.GetString([Convert]::FromBase64String($data.line))
    $start.WorkingDirectory = (Get-Location).ProviderPath
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $text = $process.StandardOutput.ReadToEnd()
    $process.WaitForExit()
    Write-Record 'stdout', $text
    Write-Record 'exit', $process.ExitCode
} catch {
    Write-Failure $_
    exit 1
}
