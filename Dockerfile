# docker build -t lab . && docker run --rm -v "$PWD:/work" lab reach --from internet --state stack.json
ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0
FROM ${SDK} AS build
COPY . /source
RUN dotnet publish /source/src/PrivateLinkLab.Cli --configuration Release --output /lab -p:RunAnalyzers=false

FROM ${SDK}
COPY --from=build /lab /lab
WORKDIR /work
ENTRYPOINT ["dotnet", "/lab/lab.dll"]
