using System.Collections.Generic;
using System.Linq;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Syntax;

/// <content>Texts that are a program's, or no JSON at all: one error instead of one for each of their signs.</content>
internal sealed partial class JsonParser
{
    // So many errors beside a text before the rules, and not one name of a property: nothing of it is JSON.
    private const int MostErrors = 3;

    private const string HexadecimalMessage = "JSON has no hexadecimal numbers";
    private const string PlusMessage = "A JSON number cannot start with '+'";

    private static readonly string[] s_programMessages =
        [UnquotedNameMessage, MisquotedMessage, SurplusCommaMessage, CommentMessage, HexadecimalMessage, PlusMessage];

    /// <summary>Joins what an object or a list of a program is told by. Other slips in it stay as they are.</summary>
    private void JoinProgram()
    {
        bool hasNames =
            _tokens.Where((token, index) => token.Kind == JsonTokenKind.String && _tokens[index + 1].IsColon).Any();
        int names = Count(UnquotedNameMessage);
        int strings = Count(MisquotedMessage);
        bool isAssigned = _prose is not null && IsAssignment(_prose.Span);
        int signs = (names > 1 ? 1 : 0) + (strings > 1 ? 1 : 0) + (isAssigned ? 1 : 0);
        if (hasNames || signs < 2)
        {
            return;
        }

        int commas = Count(SurplusCommaMessage);
        int comments = Count(CommentMessage);
        int numbers = Count(HexadecimalMessage) + Count(PlusMessage);
        var cures = new List<string>();
        if (_prose is not null)
        {
            cures.Add($"remove {Quote.Source(_text, _prose.Span)} before the rules" +
                (_afterRules.IsEmpty ? "" : $" and {Quote.Source(_text, _afterRules)} after them"));
        }

        if (names + strings > 0)
        {
            cures.Add("put " + (names == 0 ? "all strings" : strings == 0 ? "all names" : "all names and strings") +
                " in double quotes");
        }

        if (numbers > 0)
        {
            cures.Add("write numbers in digits");
        }

        if (commas > 0)
        {
            cures.Add("remove commas before closing brackets");
        }

        if (comments > 0)
        {
            cures.Add("remove comments");
        }

        SyntaxError[] joined = [.. _errors.Where(IsOfProgram)];
        TextSpan first = joined.OrderBy(error => error.Span.Start).First().Span;
        _errors.RemoveAll(IsOfProgram);
        Report(first, $"This is written as in a program (JavaScript, JSON5, Python), not as JSON; {Listing.Of(cures)}");

        int Count(string message) =>
            _errors.Count(error => error.Message.StartsWith(message, System.StringComparison.Ordinal));
    }

    /// <summary>Leaves one error of a text that starts with prose, and in which nothing else is JSON either.</summary>
    /// <returns>Whether it is one.</returns>
    private bool IsNoJson()
    {
        bool hasNames = _tokens.Where((token, index) => token.Kind == JsonTokenKind.String
            && _tokens[index + 1].Kind == JsonTokenKind.Colon).Any();
        if (_prose is null || hasNames || _errors.Count <= MostErrors)
        {
            return false;
        }

        _errors.Clear();
        Report(
            _prose.Span,
            $"{Quote.Source(_text, _prose.Span)} starts a text that is neither JSON nor XML; write the rules in its " +
            "place, as [ { \"AllowedOrigins\": [ \"…\" ], \"AllowedMethods\": [ \"…\" ] } ]");
        return true;
    }

    private bool IsAssignment(TextSpan prose) =>
        _text[prose.End - 1] == '='
            || _text.Substring(prose.Start, prose.Length).TrimEnd() is "return" or "export default";

    private bool IsOfProgram(SyntaxError error) => (_prose is not null && error.Span == _prose.Span)
        || s_programMessages.Any(message => error.Message.StartsWith(message, System.StringComparison.Ordinal));
}
