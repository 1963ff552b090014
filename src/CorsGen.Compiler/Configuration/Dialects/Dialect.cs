using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CorsGen.Compiler.Text;

namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>
/// Another system's form of a CORS file, which is handed to S3 by mistake. All that is known of it stands in the file
/// of its system: how to recognise it, which key is which field, and how values change. Recognition, message and
/// conversion follow from that.
/// </summary>
/// <param name="system">The name of the system in a sentence; several, with "or", if they share the keys.</param>
/// <param name="form">JSON or XML.</param>
/// <param name="keys">The keys that S3 calls otherwise, in the order of the message.</param>
internal abstract class Dialect(string system, DocumentForm form, DialectKey[] keys)
{
    private const int MostMethods = 3;

    /// <summary>The name of the system in a sentence.</summary>
    public string System { get; } = system;

    /// <summary>The keys that S3 calls otherwise. A key that isn't among them is S3's own, or a slip.</summary>
    public ImmutableArray<DialectKey> Keys { get; } = keys.ToImmutableArray();

    /// <summary>The key that S3 does without; null if there is none.</summary>
    public DroppedKey? Dropped { get; init; }

    /// <summary>The methods of S3 that a method of the system is; null if it has S3's.</summary>
    public Func<string, ImmutableArray<string>>? ToS3Methods { get; init; }

    /// <summary>What else the message says, with the punctuation before it.</summary>
    public string Remark { get; init; } = "";

    /// <summary>What the author is told: of the names of the file, and of no others.</summary>
    protected string MessageFor(DialectNames names)
    {
        string what = System.Contains(" or ") ? "looks like" : "is";
        string instructions = string.Join(", and ", Instructions(names));
        return $"This {what} a CORS file for {System}, not for S3; " +
            (instructions.Length > 0 ? instructions : "write it with the names of S3") + Remark + Rest(names);
    }

    private IEnumerable<string> Instructions(DialectNames names)
    {
        string[] renamed =
        [
            .. Keys.Where(key => names.All.Contains(key.Path)).Select(key => Describe(key, names)),
            .. names.Slips.Select(slip => $"{Quote.Value(slip.Name)} as '{slip.Field.NameIn(form)}'"),
        ];
        if (renamed.Length > 0)
        {
            yield return "write " + string.Join(", ", renamed);
        }

        if (names.HasStringsForLists)
        {
            yield return "each list as [ \"…\", \"…\" ]";
        }

        if (!names.Nulls.IsEmpty)
        {
            yield return $"drop {Listing.Of([.. names.Nulls.Select(Quote.Value)])} " +
                $"({(names.Nulls.Length == 1 ? "it is" : "they are")} null)";
        }

        if (Dropped is not null && names.All.Contains(Dropped.Name))
        {
            string name = form == DocumentForm.Xml ? $"<{Dropped.Name}>" : $"'{Dropped.Name}'";
            yield return $"drop {name} ({Dropped.Reason})";
        }
    }

    private string Describe(DialectKey key, DialectNames names)
    {
        if (ToS3Methods is null || !key.Fields.Contains(RuleField.AllowedMethods))
        {
            return key.Describe(form);
        }

        string[] methods =
        [
            .. names.Methods.Take(MostMethods)
                .Select(
                    method =>
                        $"{Quote.Value(method)} as {string.Join(" and ", ToS3Methods(method).Select(Quote.Value))}"),
        ];
        string more = names.Methods.Length > MostMethods ? ", and so on" : "";
        return key.Describe(form) + (methods.Length == 0 ? "" : $" ({string.Join(", ", methods)}{more})");
    }

    private static string Rest(DialectNames names)
    {
        string[] own = [.. names.OwnOfS3.Select(name => $"'{name}'")];
        string stays = own.Length == 0 ? "" : $"; {Listing.Of(own)} {(own.Length == 1 ? "stays" : "stay")}";
        return stays + (names.Credentials is { } credentials
            ? $"; {Quote.Value(credentials)} is for profile Web (CorsProfile); in S3 it follows from the origins"
            : "");
    }
}
