"""What adds up returns every night: scripts for each shell, and a scheduled task."""

from codecs import BOM_UTF16_LE
from pathlib import Path
from xml.sax.saxutils import escape

WORDS = "progress tally returns --output tally.xlsx --summary accounts.json --force"

BATCH = rf"""@echo off
rem Adds up the returns beside this file. Double-click it, or run it every night
rem with tally.xml. tally.log says how it went.
setlocal
rem If ohc is somewhere else, write its full path after the equals sign.
set "ohc="
rem cmd cannot work in a network folder: pushd gives the folder a drive letter.
pushd "%~dp0"
if not exist "%~nx0" exit /b 1
for %%p in ("%USERPROFILE%\ohc\Scripts\ohc.exe" "%USERPROFILE%\.local\bin\ohc.exe") do (
  if not defined ohc if exist %%p set "ohc=%%~p"
)
set run="%ohc%"
if not defined ohc set run=ohc
if not defined ohc if exist ohc.pyz set run=py ohc.pyz
set "PYTHONIOENCODING=utf-8"
>>tally.log echo.
>>tally.log echo %date% %time%
%run% {WORDS} >>tally.log 2>&1
set "code=%errorlevel%"
>>tally.log echo Exit code %code%
popd
set "news=Not done. tally.log says why."
if "%code%"=="0" set "news=Done. Open tally.xlsx."
if "%code%"=="3" set "news=Done, with gaps: tally.log lists them. Open tally.xlsx."
echo %news%
rem A window opened by a double-click would close before anyone could read this.
setlocal enabledelayedexpansion
set "line=!cmdcmdline!"
if "%~1"=="" if not "!line:%~nx0=!"=="!line!" timeout /t 60
exit /b %code%
"""

POWERSHELL = rf"""# Adds up the returns beside this file. tally.log says how it went.
# Type: powershell -NoProfile -ExecutionPolicy Bypass -File tally.ps1
# If ohc is somewhere else, write its full path between the quotation marks.
$ohc = ''
$places = "$env:USERPROFILE\ohc\Scripts\ohc.exe", "$env:USERPROFILE\.local\bin\ohc.exe"
$words = '{WORDS}' -split ' '
Set-Location -LiteralPath $PSScriptRoot
if (-not $ohc) {{
    $there = $places | Where-Object {{ Test-Path -LiteralPath $_ }}
    $ohc = $there | Select-Object -First 1
}}
if (-not $ohc -and (Test-Path -LiteralPath 'ohc.pyz')) {{
    $ohc = 'py'
    $words = @('ohc.pyz') + $words
}}
if (-not $ohc) {{ $ohc = 'ohc' }}
function Write-Log($text) {{
    Add-Content -LiteralPath 'tally.log' -Encoding UTF8 -Value $text
}}
$env:PYTHONIOENCODING = 'utf-8'
# At night there may be no console, and so none to set.
try {{ [Console]::OutputEncoding = New-Object Text.UTF8Encoding $false }} catch {{ }}
$code = 1
Write-Log "`r`n$(Get-Date -Format 'yyyy-MM-dd HH:mm:ss')"
try {{
    & $ohc $words 2>&1 | ForEach-Object {{ Write-Log "$_" }}
    $code = $LASTEXITCODE
}} catch {{
    Write-Log "$_"
}}
Write-Log "Exit code $code"
exit $code
"""

# Password: whether or not anyone is logged on, and with access to network folders.
TASK = """<?xml version="1.0" encoding="UTF-16"?>
<!-- If you move tally.bat, write its new path below. Register this file with:
     schtasks /Create /TN "ohc tally" /XML tally.xml /RU DOMAIN\\NAME /RP * -->
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Adds up the returns every night at 2 o'clock.</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2014-01-01T02:00:00</StartBoundary>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>Password</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT4H</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>cmd.exe</Command>
      <Arguments>/d /s /c ""{path}" night"</Arguments>
    </Exec>
  </Actions>
</Task>
"""

SHELL = f"""#!/bin/sh
# Adds up the returns beside this file.
cd "$(dirname "$0")" || exit 1
exec ohc {WORDS}
"""


def scripts_of(folder: Path) -> dict[str, bytes]:
    """Return the scripts of a night job in a folder, and its task, by file name."""
    task = TASK.format(path=escape(str(folder.resolve() / "tally.bat")))
    return {
        # cmd.exe may lose its place in a batch file whose lines end as on Unix.
        "tally.bat": _windows(BATCH).encode("ascii"),
        # Without the mark, Windows PowerShell reads what is not ASCII by the code page.
        "tally.ps1": _windows(POWERSHELL).encode("utf-8-sig"),
        # schtasks refuses a task that is not in the encoding it declares.
        "tally.xml": BOM_UTF16_LE + _windows(task).encode("utf-16-le"),
        "tally.sh": SHELL.encode(),
    }


def _windows(text: str) -> str:
    return text.replace("\n", "\r\n")
