using System;
using System.Collections.Immutable;
using CorsGen.Compiler.PublicSuffixes;

namespace CorsGen.Compiler.Strangers;

/// <summary>
/// Names that the Public Suffix List does not have, and below which anyone gets a name at once, with pages of their own
/// on it: tunnels to a developer's machine, workspaces, previews. Each with what says so; <c>*</c> is any label, as in
/// that list.
/// </summary>
internal static class OpenSuffixes
{
    private static readonly ImmutableArray<string> s_names = ImmutableArray.Create(
        // GitHub Docs, "Forwarding ports in your codespace": CODESPACENAME-PORT.app.github.dev.
        "app.github.dev",

        // Gitpod, "Ports": PORT-WORKSPACE.CLUSTER.gitpod.io.
        "gitpod.io",
        "*.gitpod.io",

        // localtunnel, README: "your url is: https://flkajsfljas.loca.lt". Its older name is the second.
        "loca.lt",
        "localtunnel.me",

        // Serveo, "Custom subdomains", and where they are served now.
        "serveo.net",
        "serveousercontent.com",

        // localhost.run, "Get a domain name": each tunnel gets a name below it.
        "lhr.life",

        // PageKite, "Quick start": NAME.pagekite.me.
        "pagekite.me",

        // Pinggy, "Subdomains": names below a.free.pinggy.link and others.
        "a.pinggy.link",
        "*.free.pinggy.link",

        // Microsoft Learn, "Dev tunnels": ID-PORT.CLUSTER.devtunnels.ms.
        "*.devtunnels.ms",

        // Google Cloud, "Access HTTP servers running on a workstation": PORT-WORKSTATION.CLUSTER.cloudworkstations.dev.
        "cloudworkstations.dev",

        // Expo, "expo start --tunnel": the tunnel's name.
        "exp.direct",

        // Gradio, "Sharing your app": each shared demo is ID.gradio.live.
        "gradio.live",

        // StackBlitz, "WebContainers": previews are served from names below these.
        "stackblitz.io",
        "webcontainer.io",

        // CodeSandbox, its former previews, and Glitch, "Projects": NAME.glitch.me.
        "codesandbox.io",
        "glitch.me",

        // Koyeb, "Domains": APP-ORG.koyeb.app.
        "koyeb.app",

        // Microsoft Learn, "Communicate between container apps in Azure Container Apps":
        // APP.ENVIRONMENT.REGION.azurecontainerapps.io.
        "*.azurecontainerapps.io",

        // Microsoft Learn, "Public IP addresses, DNS name label": LABEL.REGION.cloudapp.azure.com.
        "*.cloudapp.azure.com",

        // nip.io and sslip.io, their front pages: any address is a name below them, 10.0.0.1.nip.io.
        "nip.io",
        "sslip.io");

    private static readonly Lazy<PublicSuffixList> s_list = new(() => PublicSuffixList.Embedded.With(s_names));

    /// <summary>The Public Suffix List with these names.</summary>
    public static PublicSuffixList List => s_list.Value;
}
