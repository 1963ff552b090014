namespace CorsGen.BrowserTests.Playground;

/// <summary>What the sample's page says when it gets no answer.</summary>
public class FailureTests
{
    [Fact]
    public async Task An_API_that_does_not_answer_is_not_a_policy_that_the_browser_disagrees_with()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        playground.Block($"*:{playground.ApiPort}/*");
        playground.Click("#again");
        playground.WaitFor("failed");

        Assert.Equal(
            $"Nothing was tried: the API doesn't answer at http://127.0.0.1:{playground.ApiPort}. Is the sample " +
            "still running?",
            playground.Text("#summary"));
        Assert.False(playground.Browser.Evaluate<bool>("document.querySelector('#grid').checkVisibility()"));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_not_a_denial()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        playground.Block("*/evaluate*");
        playground.Type("#method", "POST");

        playground.WaitForText("#decision .verdict", "No answer");
        Assert.Equal(
            "the sample doesn't answer at http://localhost:5173. Is it still running?",
            playground.Text("#decision .reason"));
        Assert.Equal("", playground.Text("#decision .response"));
        Assert.Equal(0, playground.Browser.Evaluate<int>("document.querySelectorAll('#rules .match').length"));
    }

    [Fact]
    public async Task Policies_that_cannot_be_loaded_are_said_not_to_be()
    {
        using OpenPlayground playground = await OpenPlayground.StartAsync();
        playground.Block("*/policies");
        playground.Browser.Driver.Navigate().Refresh();
        playground.Browser.WaitFor("document.querySelector('#failure').checkVisibility()");

        Assert.Equal(
            "The policies could not be loaded: the sample doesn't answer at http://localhost:5173. Is it still " +
            "running?",
            playground.Text("#failure p"));
        Assert.False(playground.Browser.Evaluate<bool>("document.querySelector('#playground').checkVisibility()"));

        playground.Block();
        playground.Click("#reload");
        playground.WaitUntilTried();
    }
}
