# Searches for updates, or downloads or installs one of them, through the Windows Update Agent.
$client = 'OpenTOE'

function Write-Update($Update) {
    $numbers = @($Update.KBArticleIDs) -join ','
    $asks = [string] [bool] $Update.InstallationBehavior.CanRequestUserInput
    $identity = $Update.Identity
    Write-Record 'update', $identity.UpdateID, $identity.RevisionNumber, $numbers, $asks, $Update.Title
}

# What this agent tried to install between the last two starts of the machine.
function Write-Attempt($Searcher) {
    $filter = @{ LogName = 'System'; ProviderName = 'Microsoft-Windows-Kernel-General'; Id = 12 }
    $starts = @(Get-WinEvent -FilterHashtable $filter -MaxEvents 2 -ErrorAction SilentlyContinue |
        ForEach-Object { $_.TimeCreated.ToUniversalTime() })
    $count = $Searcher.GetTotalHistoryCount()
    if ($starts.Count -eq 0 -or $count -eq 0) {
        return
    }
    $from = if ($starts.Count -gt 1) { $starts[1] } else { [DateTime]::MinValue }
    foreach ($entry in @($Searcher.QueryHistory(0, [Math]::Min($count, 1000)))) {
        if ($entry.ClientApplicationID -eq $client -and $entry.Operation -eq 1 -and
            $entry.Date -gt $from -and $entry.Date -le $starts[0]) {
            $identity = $entry.UpdateIdentity
            Write-Record 'attempted', $identity.UpdateID, $identity.RevisionNumber
        }
    }
}

function Search-Update($Session) {
    if ((New-Object -ComObject Microsoft.Update.SystemInfo).RebootRequired) {
        Write-Record 'pending'
        return
    }
    $searcher = $Session.CreateUpdateSearcher()
    $result = $searcher.Search('IsInstalled=0 and IsHidden=0')
    foreach ($update in @($result.Updates)) {
        Write-Update $update
    }
    Write-Attempt $searcher
    Write-Record 'searched', $result.ResultCode
}

# The agent reports progress only to objects with these interfaces.
function New-Callback {
    Add-Type -TypeDefinition @'
using System.Runtime.InteropServices;

namespace OpenToe {
    [ComVisible(true), Guid("8C3F1CDD-6173-4591-AEBD-A56A53CA77C1")]
    [InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    public interface IDownloadProgress {
        void Invoke([MarshalAs(UnmanagedType.IUnknown)] object job,
            [MarshalAs(UnmanagedType.IUnknown)] object arguments);
    }

    [ComVisible(true), Guid("77254866-9F5B-4C8E-B9E2-C77A8530D64B")]
    [InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    public interface IDownloadCompleted {
        void Invoke([MarshalAs(UnmanagedType.IUnknown)] object job,
            [MarshalAs(UnmanagedType.IUnknown)] object arguments);
    }

    [ComVisible(true), Guid("E01402D5-F8DA-43BA-A012-38894BD048F1")]
    [InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    public interface IInstallationProgress {
        void Invoke([MarshalAs(UnmanagedType.IUnknown)] object job,
            [MarshalAs(UnmanagedType.IUnknown)] object arguments);
    }

    [ComVisible(true), Guid("45F4F6F3-D602-4F98-9A8A-3EFA152AD2D3")]
    [InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
    public interface IInstallationCompleted {
        void Invoke([MarshalAs(UnmanagedType.IUnknown)] object job,
            [MarshalAs(UnmanagedType.IUnknown)] object arguments);
    }

    [ComVisible(true), ClassInterface(ClassInterfaceType.None)]
    public sealed class Silence : IDownloadProgress, IDownloadCompleted,
            IInstallationProgress, IInstallationCompleted {
        void IDownloadProgress.Invoke(object job, object arguments) { }
        void IDownloadCompleted.Invoke(object job, object arguments) { }
        void IInstallationProgress.Invoke(object job, object arguments) { }
        void IInstallationCompleted.Invoke(object job, object arguments) { }
    }
}
'@
    New-Object OpenToe.Silence
}

# Waits for a job; asks it to stop when the time is up, and gives it a minute for that.
function Wait-Work($Job) {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $limit = [double]::PositiveInfinity
    if ($data.seconds -gt 0) {
        $limit = $data.seconds
    }
    while (-not $Job.IsCompleted -and $watch.Elapsed.TotalSeconds -lt $limit) {
        Start-Sleep -Milliseconds 500
    }
    if ($Job.IsCompleted) {
        return $true
    }
    $Job.RequestAbort()
    while (-not $Job.IsCompleted -and $watch.Elapsed.TotalSeconds -lt $limit + 60) {
        Start-Sleep -Milliseconds 500
    }
    return $false
}

function Find-Update($Session) {
    $searcher = $Session.CreateUpdateSearcher()
    $searcher.Online = $false
    $criteria = "UpdateID='{0}' and RevisionNumber={1}" -f $data.id, $data.revision
    $found = @($searcher.Search($criteria).Updates)
    if ($found.Count -eq 0) {
        return $null
    }
    $updates = New-Object -ComObject Microsoft.Update.UpdateColl
    if (-not $found[0].EulaAccepted) {
        $found[0].AcceptEula()
    }
    [void] $updates.Add($found[0])
    return , $updates
}

function Save-Update($Session, $Updates) {
    if ($Updates.Item(0).IsDownloaded) {
        Write-Record 'result', 2, '0x00000000', 'False'
        return
    }
    $worker = $Session.CreateUpdateDownloader()
    $worker.Updates = $Updates
    $callback = New-Callback
    $job = $worker.BeginDownload($callback, $callback, $null)
    if (-not (Wait-Work $job)) {
        Write-Record 'timeout'
        return
    }
    $result = $worker.EndDownload($job)
    $code = '0x{0:X8}' -f $result.GetUpdateResult(0).HResult
    Write-Record 'result', $result.ResultCode, $code, 'False'
}

function Install-Update($Session, $Updates) {
    $worker = $Session.CreateUpdateInstaller()
    $worker.ForceQuiet = $true
    $worker.AllowSourcePrompts = $false
    $worker.Updates = $Updates
    $callback = New-Callback
    $job = $worker.BeginInstall($callback, $callback, $null)
    if (-not (Wait-Work $job)) {
        Write-Record 'timeout'
        return
    }
    $result = $worker.EndInstall($job)
    $code = '0x{0:X8}' -f $result.GetUpdateResult(0).HResult
    Write-Record 'result', $result.ResultCode, $code, ([string] [bool] $result.RebootRequired)
}

try {
    $session = New-Object -ComObject Microsoft.Update.Session
    $session.ClientApplicationID = $client
    if ($data.mode -eq 'search') {
        Search-Update $session
    } else {
        $updates = Find-Update $session
        if ($null -eq $updates) {
            # It was withdrawn or replaced meanwhile.
            Write-Record 'gone'
        } elseif ($data.mode -eq 'download') {
            Save-Update $session $updates
        } else {
            Install-Update $session $updates
        }
    }
} catch {
    Write-Failure $_
    exit 1
}
