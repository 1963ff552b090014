using System.Net;
using OpenQA.Selenium;
using OpenQA.Selenium.Interactions;

namespace CorsGen.BrowserTests.Playground;

/// <summary>The reader's own policy: an editor with findings, from which everything else on the page follows.</summary>
public class OwnPolicyTests
{
    private const int MostBytes = 512 * 1024;
    private const int MostPolicies = 100;
    private const string Rule = """{"AllowedOrigins":["*"],"AllowedMethods":["GET"]}""";

    [Fact]
    public async Task An_error_is_shown_at_its_characters_and_fixed_by_its_button_and_the_page_follows()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        playground.OpenOwn();
        Assert.Equal(3, playground.Texts("#rules tbody tr").Length);
        Assert.StartsWith("Policy and browser agree on all 30 – 21 read", playground.Text("#summary"));

        playground.Paste(
            """`[{ "AllowedOrigins": ["http://localhost:5173"], "AllowedMethods": ["GET", "put"], "AllowedHeaders": ["*"] }]`""");
        Assert.Equal(["put"], playground.Texts("#editor .cm-lintRange-error"));
        Assert.Equal("1 error: there is no policy.", playground.Text("#own-status"));
        Assert.StartsWith("error CORS005 1:76 ", Assert.Single(playground.Texts("#findings li")));
        Assert.Empty(playground.Texts("#rules tbody tr"));
        Assert.Equal("No policy", playground.Text("#decision .verdict"));
        Assert.Equal("Nothing was tried: there is no policy as long as it has errors.", playground.Text("#summary"));

        playground.Click("#findings .place");
        Assert.Equal("put", playground.Browser.Evaluate<string>("getSelection().toString()"));

        playground.Click("#findings .fixes button");
        playground.WaitUntilChecked();
        Assert.Empty(playground.Texts("#editor .cm-lintRange-error"));
        Assert.Contains("\"PUT\"", playground.Text("#editor .cm-content"));
        Assert.Single(playground.Texts("#rules tbody tr"));
        Assert.StartsWith("Policy and browser agree on all 30 – 10 read", playground.Text("#summary"));
        Assert.Equal(
            ["GET", "PUT"],
            playground.ReadGrid()
                .Where(cell => cell.BrowserReads && cell.PolicyAllows)
                .Select(cell => cell.Method)
                .Distinct());
        playground.WaitForText("#decision .reason", "Rules[0] is the first rule that allows the request");
    }

    [Fact]
    public async Task Advice_is_shown_beside_a_policy_that_works_and_the_profile_changes_it()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        playground.OpenOwn();
        playground.Paste("""`[{ "AllowedOrigins": ["https://*example.com"], "AllowedMethods": ["GET"] }]`""");
        Assert.Equal(["https://*example.com"], playground.Texts("#editor .cm-lintRange-warning"));
        Assert.Equal("The policy has 1 rule, and there is 1 piece of advice.", playground.Text("#own-status"));
        Assert.Equal(["https://*example.com", "GET"], playground.Texts("#rules tbody code"));
        Assert.EndsWith("yes", playground.Text("#rules tbody tr"));

        playground.Paste(
            """`[{ "AllowedOrigins": ["https://app.example.com"], "AllowedMethods": ["PATCH"], "AllowedHeaders": [] }]`""");
        Assert.Equal(["PATCH"], playground.Texts("#editor .cm-lintRange-error"));
        playground.Click("[name=profile][value=Web]");
        playground.WaitUntilChecked();
        Assert.Empty(playground.Texts("#editor .cm-lintRange-error"));
        Assert.EndsWith("no", playground.Text("#rules tbody tr"));
    }

    [Fact]
    public async Task It_is_written_and_fixed_by_the_keyboard_alone()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        playground.Browser.Evaluate<object>("document.querySelector('[name=policy]').focus() ?? null");
        playground.Press(Keys.ArrowLeft);
        playground.WaitUntilChecked();
        Assert.Equal(
            ["profile", "start-with", "open-file", "Your policy"],
            Enumerable.Range(0, 4).Select(_ => playground.Press(Keys.Tab)));

        // The editor keeps no Tab for itself.
        new Actions(playground.Browser.Driver).KeyDown(Keys.Control).SendKeys("a").KeyUp(Keys.Control)
            .SendKeys("""[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["get"] }]""").Perform();
        playground.WaitForText("#own-status", "1 error: there is no policy.");
        Assert.Equal(
            ["CORS005", "1:65, show in the editor", "Write 'GET'"],
            Enumerable.Range(0, 3).Select(_ => playground.Press(Keys.Tab)));
        playground.Press(Keys.Enter);
        playground.WaitForPart("#own-status", "The policy has 1 rule");
        Assert.Contains("\"GET\"", playground.Text("#editor .cm-content"));

        // The button is gone; one goes on from what is left.
        Assert.Equal("own-status", playground.Focus);
        Assert.Equal("rules-tab", playground.Press(Keys.Tab));
    }

    [Fact]
    public async Task A_preflight_that_the_browser_has_kept_does_not_outlive_the_policy()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        playground.OpenOwn();
        playground.Click("[name=profile][value=Web]");
        playground.WaitUntilChecked();
        foreach ((string headers, int read) in new[] { ("'*'", 30), ("", 6) })
        {
            playground.Paste(
                $$"""
                JSON.stringify([{
                    AllowedOrigins: ['http://localhost:5173'], AllowedMethods: ['*'], AllowedHeaders: [{{headers}}],
                    MaxAgeSeconds: 600,
                }])
                """);
            Assert.StartsWith(
                $"Policy and browser agree on all 30 – {read} read", playground.Text("#summary"));
        }
    }

    [Theory]
    [InlineData("Google Cloud Storage")]
    [InlineData("Azure Storage")]
    [InlineData("Cloudflare R2")]
    public async Task Other_systems_files_are_converted_at_a_click(string system)
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        playground.OpenOwn();
        StartWith(playground, system);
        Assert.StartsWith("error CORS011", Assert.Single(playground.Texts("#findings li")));

        playground.Click("#findings .fixes button");
        playground.WaitUntilChecked();
        Assert.Contains("\"AllowedOrigins\"", playground.Text("#editor .cm-content"));
        Assert.StartsWith("The policy has 1 rule", playground.Text("#own-status"));
        Assert.Contains("https://app.example.com", playground.Text("#rules tbody"));
    }

    [Fact]
    public async Task Its_C_sharp_is_what_it_is_compiled_to_and_follows()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        playground.OpenOwn();
        playground.Click("#csharp-tab");
        playground.Paste(
            """`[{ "ID": "first", "AllowedOrigins": ["https://first.example"], "AllowedMethods": ["GET"] }]`""");
        playground.WaitForPart("#csharp .cm-content", "https://first.example");
        Assert.NotEmpty(playground.Texts("#csharp .tok-keyword"));

        playground.Paste(
            """`[{ "ID": "second", "AllowedOrigins": ["https://second.example"], "AllowedMethods": ["GET"] }]`""");
        playground.WaitForPart("#csharp .cm-content", "https://second.example");
        Assert.DoesNotContain("https://first.example", playground.Text("#csharp .cm-content"));

        playground.Click("[name=policy][value='uploads.cors.json']");
        playground.WaitForPart("#csharp .cm-content", "class UploadsCorsPolicy");
    }

    [Fact]
    public async Task A_file_is_opened_whatever_ends_its_lines()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        playground.OpenOwn();
        playground.Browser.Evaluate<object>(
            """
            (input => {
                const data = new DataTransfer();
                data.items.add(new File(['\ufeff[\r\n{\r\n"AllowedOrigins": ["https://a.example"],\r\n"AllowedMethods": ["get"] }]\r\n'], 'cors.json'));
                input.files = data.files;
                input.dispatchEvent(new Event('change'));
                return null;
            })(document.querySelector('#open-file'))
            """);
        playground.WaitForText("#own-status", "1 error: there is no policy.");

        Assert.Equal(["get"], playground.Texts("#editor .cm-lintRange-error"));
        playground.Click("#findings .fixes button");
        playground.WaitUntilChecked();
        Assert.Empty(playground.Texts("#editor .cm-lintRange-error"));
    }

    [Fact]
    public async Task A_fix_of_a_text_that_is_edited_meanwhile_changes_nothing()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        playground.OpenOwn();
        playground.Paste("""`[{ "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["get"] }]`""");

        // Edited while the server works on the fix.
        playground.Browser.Evaluate<object>(
            """
            (window.fetch = (real => async (url, options) => {
                const response = await real(url, options);
                if (url.startsWith('/fix')) {
                    document.querySelector('[name=profile][value=Web]').click();
                }

                return response;
            })(window.fetch), null)
            """);
        playground.Click("#findings .fixes button");
        playground.Browser.WaitFor("document.querySelector('[name=profile][value=Web]').checked");
        playground.WaitUntilChecked();
        Assert.Contains("\"get\"", playground.Text("#editor .cm-content"));
    }

    [Fact]
    public async Task Hostile_texts_are_answered_with_findings_and_never_run()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        playground.OpenOwn();

        // Too much of it.
        playground.Paste("' '.repeat(1_000_000)");
        Assert.Equal(
            "Nothing was checked: The text has 1,000,000 bytes; the playground takes 524,288.",
            playground.Text("#own-status"));
        playground.Paste($"'['.repeat({MostBytes})");
        Assert.Contains("there is no policy.", playground.Text("#own-status"));
        playground.Paste($"'[' + Array(10_000).fill(`{Rule}`).join() + ']'");
        Assert.Contains("there is no policy.", playground.Text("#own-status"));
        playground.Click("[name=profile][value=Web]");
        playground.WaitUntilChecked();
        Assert.StartsWith("The policy has 10,000 rules", playground.Text("#own-status"));
        Assert.Equal("And 9,900 more rules.", playground.Text("#rules-note"));
        Assert.StartsWith("Policy and browser agree on all 30 – 1 read", playground.Text("#summary"));

        // Scripts in each value, and in what the server and the page make of it.
        playground.Paste("""
            JSON.stringify([{
                ID: '<img src=x onerror="window.ran = 1">', AllowedOrigins: ['https://a.example', '<script>window.ran = 1</script>'],
                AllowedMethods: ['GET', '<svg onload="window.ran = 1">'], AllowedHeaders: ['x-"><script>window.ran = 1</script>'],
                ExposeHeaders: ['</code><iframe srcdoc="<script>parent.ran = 1</script>">'], '<b onclick="window.ran = 1">': 1,
            }])
            """);
        Assert.NotEmpty(playground.Texts("#findings li"));
        playground.Paste(
            """JSON.stringify([{ ID: '<img src=x onerror="window.ran = 1">*/ </summary> \n#error', AllowedOrigins: ['*'], AllowedMethods: ['GET'] }])""");
        playground.Click("#csharp-tab");
        playground.WaitForPart("#csharp .cm-content", "onerror");
        Assert.True(
            playground.Browser.Evaluate<bool>(
                "window.ran === undefined && !document.querySelector('main :is(img, script, svg, iframe)')"));
        playground.Click("#rules-tab");

        // Halves of characters, in the text and in what it says.
        playground.Paste("""'[{ "ID": "\ud800 \\\ud800", "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }]'""");
        playground.Paste("""'[{ "ID": "\ud800 \\ud800", "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }]'""");
        Assert.Equal("The policy has 1 rule. Nothing is wrong with it.", playground.Text("#own-status"));
        Assert.StartsWith("Policy and browser agree on all 30 – 1 read", playground.Text("#summary"));
        playground.Paste("'\\ufeff<CORSConfiguration>\\u0000'");
        Assert.Contains("there is no policy.", playground.Text("#own-status"));
    }

    [Fact]
    public async Task Many_pages_at_once_take_a_limited_memory_and_the_forgotten_policy_is_sent_again()
    {
        const int Pages = 400;
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        playground.OpenOwn();
        using var client = new HttpClient { BaseAddress = playground.Page };
        string text = $"[{string.Join(",\n", Enumerable.Repeat(Rule, 1_000))}]";
        Guid[] pages = [.. Enumerable.Range(0, Pages).Select(_ => Guid.NewGuid())];

        await Parallel.ForEachAsync(
            pages,
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (page, cancellation) =>
        {
            using HttpResponseMessage response =
                await client.PutAsync($"own/{page}?profile=Web", new StringContent(text), cancellation);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        });

        int known = 0;
        foreach (Guid page in pages)
        {
            using HttpResponseMessage response =
                await client.GetAsync($"evaluate?policy={page}&origin=https://a.example&method=GET");
            known += response.StatusCode == HttpStatusCode.OK ? 1 : 0;
        }

        Assert.InRange(known, 1, MostPolicies);
        Assert.True(playground.Memory < 1_000_000_000, $"The sample takes {playground.Memory} bytes.");

        // The page of the browser was the first, so that its policy is forgotten.
        playground.Type("#method", "PATCH");
        playground.WaitForText("#decision .verdict", "Denied");
        playground.Click("#again");
        playground.WaitUntilTried();
        Assert.StartsWith("Policy and browser agree on all 30 – 21 read", playground.Text("#summary"));
    }

    [Fact]
    public async Task The_server_refuses_what_is_too_long_and_what_is_not_a_page()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        using var client = new HttpClient { BaseAddress = playground.Page };

        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge, await PutAsync($"own/{Guid.NewGuid()}?profile=S3", MostBytes + 1));
        Assert.Equal(HttpStatusCode.OK, await PutAsync($"own/{Guid.NewGuid()}?profile=S3", MostBytes));
        Assert.Equal(HttpStatusCode.NotFound, await PutAsync("own/cors.json?profile=S3", 1));
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync($"own/{Guid.NewGuid()}?profile=Z3", 1));
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync($"own/{Guid.NewGuid()}?profile=7", 1));
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync("fix?profile=S3", 1));

        async Task<HttpStatusCode> PutAsync(string address, int length)
        {
            using HttpResponseMessage response =
                await client.PutAsync(address, new StringContent(new string(' ', length)));
            return response.StatusCode;
        }
    }

    private static void StartWith(OpenPlayground playground, string name)
    {
        playground.Browser.Evaluate<object>(
            $$"""
            (select => {
                select.value = '{{name}}';
                select.dispatchEvent(new Event('change'));
                return null;
            })(document.querySelector('#start-with'))
            """);
        playground.WaitUntilChecked();
    }
}
