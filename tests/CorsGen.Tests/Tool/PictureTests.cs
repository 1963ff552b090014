using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CorsGen.Tests.Infrastructure;

namespace CorsGen.Tests.Tool;

/// <summary>The README's pictures of the command show what it prints.</summary>
public class PictureTests
{
    private const string Policy = """
        [
          {
            "ID": "app",
            "AllowedOrigins": ["https://app.example.com", "http://localhost:*"],
            "AllowedMethods": ["GET", "put"],
            "AllowedHeader": ["content-type"]
          }
        ]
        """;

    private const string Uploads = """
        [
          {
            "ID": "uploads",
            "AllowedOrigins": ["https://*example.com", "https://admin.example.com/"],
            "AllowedMethods": ["GET", "HEAD"]
          }
        ]
        """;

    private const string Rules = """
        [
          {
            "ID": "uploads",
            "AllowedOrigins": ["https://app.example.com"],
            "AllowedMethods": ["GET", "PUT"],
            "AllowedHeaders": ["content-type"]
          },
          {
            "ID": "partners",
            "AllowedOrigins": ["https://*.partner.example"],
            "AllowedMethods": ["GET", "PUT"],
            "AllowedHeaders": ["*"]
          },
          {
            "ID": "everyone",
            "AllowedOrigins": ["*"],
            "AllowedMethods": ["GET"]
          }
        ]
        """;

    [Fact]
    public void Check()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cors.json", Policy);
        folder.Write("uploads.cors.json", Uploads);

        AssertPicture("check", folder, "check .");
    }

    [Fact]
    public void Explain()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cors.json", Rules);

        AssertPicture(
            "explain", folder, "explain cors.json --origin https://app.example.com --method PUT --header x-version");
    }

    private static void AssertPicture(string name, TemporaryFolder folder, string command)
    {
        // As if it ran in the folder.
        string[] arguments =
        [
            .. command.Split(' ').Select(argument => argument == "." ? folder.Path
                : File.Exists(Path.Combine(folder.Path, argument)) ? Path.Combine(folder.Path, argument)
                : argument),
        ];
        string output = ToolRun.OnTerminal(arguments).Output
            .Replace(folder.Path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        string path = Repository.PathOf("docs", $"corsgen-{name}.svg");
        string drawn = TerminalPicture.Draw("corsgen " + command, output);

        // Every character that is printed is in the picture, and colours too.
        string text = XDocument.Parse(drawn, LoadOptions.PreserveWhitespace).Root!.Value;
        Assert.Contains("\x1b[", output);
        string plain = Regex.Replace(output, "\x1b\\[[0-9;]*m", "").Replace("\n", "", StringComparison.Ordinal);
        Assert.EndsWith(plain, text.Replace("\n", "", StringComparison.Ordinal));

        if (QuotedOutput.IsRenewing && (!File.Exists(path) || File.ReadAllText(path) != drawn))
        {
            File.WriteAllText(path, drawn);
            Assert.Fail($"{path} was drawn anew. Look at it, and run the tests without {QuotedOutput.Switch}.");
        }

        Assert.True(
            File.ReadAllText(path) == drawn,
            $"{path} is old. Run this test with {QuotedOutput.Switch}=1, which draws it anew.");
    }
}
