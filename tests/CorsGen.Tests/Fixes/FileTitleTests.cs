using System.Linq;
using CorsGen.Compiler.Fixes;

namespace CorsGen.Tests.Fixes;

/// <summary>What an editor and <c>corsgen fix</c> call a fix of all that a file has of a kind.</summary>
public class FileTitleTests
{
    [Fact]
    public void Each_says_what_it_does_to_the_file() => Assert.Equal(
        [
            "CORS001: Remove all comments and extra commas of cors.json, and set all quotes right",
            "CORS002: Make lists of all that should be one in cors.json",
            "CORS003: Correct all names in cors.json",
            "CORS005: Correct all methods in cors.json",
            "CORS007: Correct all header names in cors.json",
            "CORS008: Write all numbers in cors.json without quotes",
            "CORS011: Convert cors.json to S3's form",
            "CORS101: Write all origins of cors.json as a browser sends them",
            "CORS102: Close all wildcards of cors.json that let strangers in",
            "CORS104: Leave plain http out of all wildcards of cors.json",
            "CORS108: Remove all headers of cors.json that no page sends",
            "CORS109: Remove all headers of cors.json that need not be exposed",
            "CORS119: Remove OPTIONS from cors.json",
            "CORS110: Write 7200 for all longer times in cors.json",
            "CORS118: Expose all headers that pages of cors.json need",
            "CORS105: Remove all redundant entries of cors.json",
            "CORS107: Allow the header 'content-type' wherever cors.json does not",
            "CORS111: Expose 'ETag' wherever cors.json allows PUT",
            "CORS112: List what the wildcards of cors.json leave out",
            "CORS117: Give each '*' of cors.json a rule of its own",
        ],
        AllFixes.List.Select(fix => $"{fix.Descriptor.Id}: {string.Format(null, fix.FileTitle, "cors.json")}"));
}
