@echo off
rem Builds the command-line tool when it is not there yet, then runs it. After a change of the sources, delete artifacts\lab.
setlocal
set "PRIVATELINKLAB_ROOT=%~dp0."
set "TOOL=%~dp0artifacts\lab\lab.dll"
if not exist "%TOOL%" call :build || exit /b 3
dotnet "%TOOL%" %*
exit /b %ERRORLEVEL%

:build
echo Building the lab ^(once; it takes about a minute^)... 1>&2
rem Compiled ahead of time it starts in a third of the time; a feed without that compiler's package still gives a lab.
call :publish -p:LabReadyToRun=true >nul 2>&1 && exit /b 0
call :publish 1>&2 && exit /b 0
echo lab: the build failed; nothing was run. 1>&2
exit /b 3

:publish
rem Without the analyzers, which are for those who change the sources.
dotnet publish "%~dp0src\PrivateLinkLab.Cli" --output "%~dp0artifacts\lab" -p:RunAnalyzers=false -nodeReuse:false -v quiet -nologo %*
exit /b %ERRORLEVEL%
