using System.Globalization;

namespace PrivateLinkLab.Scenarios;

/// <summary>
/// A web server out of what Amazon Linux 2023 brings along: its Python, kept running by systemd under a user of its
/// own. Nothing is downloaded, since there is no internet to download from.
/// </summary>
internal static class HttpServer
{
    /// <summary>Gives the script that sets the server up.</summary>
    /// <param name="port">The TCP port that it listens on.</param>
    /// <param name="title">What its page says.</param>
    public static string UserData(int port, string title) =>
        string.Create(
                CultureInfo.InvariantCulture,
                $"""
                #!/bin/bash
                set -euo pipefail
                install -d /srv/www
                echo '{title}' > /srv/www/index.html
                cat > /etc/systemd/system/http-server.service <<'UNIT'
                [Unit]
                Description={title}
                [Service]
                ExecStart=/usr/bin/python3 -m http.server {port} --directory /srv/www
                DynamicUser=yes
                AmbientCapabilities=CAP_NET_BIND_SERVICE
                Restart=always
                [Install]
                WantedBy=multi-user.target
                UNIT
                systemctl daemon-reload
                systemctl enable --now http-server.service

                """
            )
            .ReplaceLineEndings("\n");
}
