using System.Text.RegularExpressions;

namespace CorsGen.BrowserTests;

/// <summary>A browser as the judge of the list by which the advice on origins is tested.</summary>
public class OriginTests
{
    [Fact]
    public void The_browser_makes_of_each_address_of_the_list_what_the_list_says()
    {
        string[][] rows =
        [
            .. from line in File.ReadLines(Path.Combine(BuildUnderTest.RepositoryRoot, "tests", "CorsGen.Tests", "Advice", "Origins.txt"))
               where line.Length > 0 && line[0] != '#'
               select line.Split('\t'),
        ];
        using var browser = Browser.Start();

        string[] origins = browser.Call<string[]>(
            """
            async addresses => addresses.map(address => {
                const url = URL.parse(address);
                return url === null || url.origin === 'null' ? '-' : url.origin;
            })
            """,
            rows.Select(row => Regex.Unescape(row[0])));

        Assert.True(rows.Length >= 150);
        Assert.Equal(rows.Select(row => $"{row[0]} → {row[2]}"), rows.Zip(origins, (row, origin) => $"{row[0]} → {origin}"));
    }
}
