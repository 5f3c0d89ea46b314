@echo off
rem Builds the command-line tool when it is not there yet, then runs it. After a change of the sources, delete artifacts\lab.
setlocal
set "PRIVATELINKLAB_ROOT=%~dp0."
set "FOLDER=%~dp0artifacts\lab"
if not exist "%FOLDER%\lab.dll" call :build || exit /b 3
rem lab.r2r.dll is there when the lab was built together with the runtime.
if exist "%FOLDER%\lab.r2r.dll" ("%FOLDER%\lab.exe" %*) else (dotnet "%FOLDER%\lab.dll" %*)
exit /b %ERRORLEVEL%

:build
echo Building the lab ^(once; it takes about a minute^)... 1>&2
rem Compiled ahead of time it starts in a third of the time, and together with the runtime in a sixth. A feed without the
rem package of the runtime, or of that compiler, still gives a lab.
call :publish -p:LabReadyToRun=true -p:LabSelfContained=true >nul 2>&1 && exit /b 0
call :publish -p:LabReadyToRun=true >nul 2>&1 && exit /b 0
call :publish 1>&2 && exit /b 0
echo lab: the build failed; nothing was run. 1>&2
exit /b 3

:publish
if exist "%FOLDER%\lab.r2r.dll" del "%FOLDER%\lab.r2r.dll"
dotnet publish "%~dp0src\PrivateLinkLab.Cli" --output "%FOLDER%" -nodeReuse:false -v quiet -nologo %*
exit /b %ERRORLEVEL%
