using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Syntax;

/// <content>The value that the text is, and what stands before and after it.</content>
internal sealed partial class JsonParser
{
    private JsonValue? ReadRoot()
    {
        int first = _index;
        if (HasNoBraces())
        {
            return null;
        }

        SkipProse();
        if (_index > first)
        {
            return ReadValue();
        }

        while (!IsAtEnd && !Current.StartsValue)
        {
            _index++;
        }

        if (_index > first)
        {
            TextSpan span = TextSpan.FromBounds(_tokens[first].Span.Start, _tokens[_index - 1].Span.End);
            Report(span, $"Expected a value instead of {Quote.Source(_text, span)}");
        }
        else if (IsAtEnd && _strays.Count == 0)
        {
            Expect(
                "Expected rules, but the text is empty; write them as [ { \"AllowedOrigins\": [ \"…\" ], " +
                "\"AllowedMethods\": [ \"…\" ] } ]");
        }

        return IsAtEnd ? null : ReadValue();
    }

    /// <summary>Whether the text is a rule without its braces, which is one error.</summary>
    private bool HasNoBraces()
    {
        if (!Current.IsString || !IsNameAt(_index) || (_tokens[_index + 2].IsOpening && _tokens[_index + 3].IsOpening))
        {
            return false;
        }

        _errors.Clear();
        Report(
            Current.Span,
            $"A rule stands in braces, in a list; put '[ {{' before {ShowCurrent()}, and '}} ]' at the end");
        _index = _tokens.Count - 1;
        return true;
    }

    /// <summary>
    /// What stands before the list, or before the object, is one error: a name, a sentence, the assignment of a
    /// program.
    /// </summary>
    private void SkipProse()
    {
        if (IsAtEnd || Current.IsOpening || !Current.StartsValue)
        {
            return;
        }

        // A bracket before a bracket or a string opens rules; another one may belong to a sentence.
        int start = _tokens.FindIndex(_index, token => token.IsOpening);
        for (int i = start; i >= 0 && i + 1 < _tokens.Count; i++)
        {
            if (IsLikelyOpening(i))
            {
                start = i;
                break;
            }
        }

        if (start < 0)
        {
            return;
        }

        int end = _tokens[start].Span.Start;
        TextSpan span = TextSpan.FromBounds(_tokens[_index].Span.Start, _tokens[start - 1].Span.End);
        TextSpan stray = _strays.LastOrDefault(other => other.End <= end);
        span = stray.End > span.End ? TextSpan.FromBounds(span.Start, stray.End) : span;
        stray = _strays.FirstOrDefault();
        span = !stray.IsEmpty && stray.Start < span.Start ? TextSpan.FromBounds(stray.Start, span.End) : span;
        _errors.RemoveAll(error => error.Span.Start < end);
        _afterStray.Remove(start);
        for (int i = _index; i < start; i++)
        {
            _missingClosers -= _tokens[i].IsOpening ? 1 : _tokens[i].IsClosing ? -1 : 0;
        }

        _index = start;
        _prose = new SyntaxError(
            span, $"A CORS file in JSON starts with '[' or '{{'; remove {Quote.Source(_text, span)} before it");
        _errors.Add(_prose);
    }

    // Rules open with a bracket before another one, before a string, or before a name.
    private bool IsLikelyOpening(int index) =>
        _tokens[index].IsOpening
        && (_tokens[index + 1].IsOpening
            || _tokens[index + 1].IsString
            || (_tokens[index + 1].Kind == JsonTokenKind.Word && _tokens[index + 2].Kind == JsonTokenKind.Colon));

    /// <summary>
    /// More values after the first: rules that stand in no list, or a second list. They are read as if they stood in
    /// one.
    /// </summary>
    private JsonValue ReadRest(JsonValue root)
    {
        int next = Current.IsComma ? _index + 1 : _index;
        bool isList = root is JsonArray;
        if (root is not (JsonArray or JsonObject) || !_tokens[next].IsOpening || _afterStray.Contains(_index))
        {
            CheckRest();
            return root;
        }

        Report(
            _tokens[next].Span,
            isList
                ? "A second list starts here, and a CORS file has one; put all rules into the first list"
                : "A second rule starts here, and rules stand in one list; put '[' before the first rule, ',' " +
                "between rules and ']' at the end");
        ImmutableArray<JsonValue>.Builder elements = ImmutableArray.CreateBuilder<JsonValue>();
        JsonValue? value = root;
        while (true)
        {
            if (value is JsonArray array)
            {
                elements.AddRange(array.Elements);
            }
            else if (value is not null)
            {
                elements.Add(value);
            }

            next = Current.IsComma ? _index + 1 : _index;
            if (_isUnclosed || !_tokens[next].IsOpening)
            {
                break;
            }

            _index = next;
            value = ReadValue();
        }

        TextSpan span = TextSpan.FromBounds(root.Span.Start, _tokens[_index - 1].Span.End);
        if (!_isUnclosed)
        {
            CheckRest();
        }

        TextSpan open = root is JsonArray first ? first.OpenSpan : ((JsonObject)root).OpenSpan;
        return new JsonArray(span, open, elements.ToImmutable(), isDamaged: true);
    }

    /// <summary>All that follows the root is one error.</summary>
    private void CheckRest()
    {
        int rootEnd = _tokens[_index - 1].Span.End;
        TextSpan stray = _strays.FirstOrDefault(span => span.Start >= rootEnd);
        if (IsAtEnd && stray.IsEmpty)
        {
            return;
        }

        int start = stray.IsEmpty || (!IsAtEnd && Current.Span.Start < stray.Start) ? Current.Span.Start : stray.Start;
        int end = _tokens[_tokens.Count - 2].Span.End;
        if (_strays.Count > 0 && _strays[_strays.Count - 1].End > end)
        {
            end = _strays[_strays.Count - 1].End;
        }

        _errors.RemoveAll(error => error.Span.Start >= start);
        TextSpan rest = TextSpan.FromBounds(start, end);
        bool hasRules = Enumerable.Range(_index, _tokens.Count - _index - 1).Any(IsLikelyOpening);
        if (_prose is not null && !hasRules)
        {
            // The text around the rules is one error, not two.
            _errors.Remove(_prose);
            _afterRules = rest;
            Report(_prose.Span, $"{_prose.Message}, and {Quote.Source(_text, rest)} after it");
            return;
        }

        Report(
            rest,
            $"Expected the end of the text before {Quote.Source(_text, rest)}; " +
            (hasRules ? "put the rules in it into the list, and remove the rest" : "remove it"));
    }
}
