using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace CorsGen.Compiler.Configuration.Dialects;

/// <summary>
/// Another system's form of a CORS file, which is handed to S3 by mistake. All that is known of it stands in the file
/// of its system: how to recognise it, which key is which field, and how values change. Recognition, message and
/// conversion follow from that.
/// </summary>
/// <param name="system">The name of the system in a sentence.</param>
/// <param name="form">JSON or XML.</param>
/// <param name="keys">The keys that S3 calls otherwise, in the order of the message.</param>
internal abstract class Dialect(string system, DocumentForm form, DialectKey[] keys)
{
    /// <summary>The name of the system in a sentence.</summary>
    public string System { get; } = system;

    /// <summary>The keys that S3 calls otherwise. A key that isn't among them is S3's own, or a slip.</summary>
    public ImmutableArray<DialectKey> Keys { get; } = keys.ToImmutableArray();

    /// <summary>The key that S3 does without; null if there is none.</summary>
    public DroppedKey? Dropped { get; init; }

    /// <summary>
    /// What stands before a method, which follows in lower case: <c>s3_</c> in <c>s3_get</c>. Null if methods are as
    /// in S3.
    /// </summary>
    public string? MethodPrefix { get; init; }

    /// <summary>What else the message says, with the punctuation before it.</summary>
    public string Remark { get; init; } = "";

    /// <summary>What the author is told.</summary>
    public string Message =>
        $"This is a CORS file for {System}, not for S3; {string.Join(", and ", Instructions())}{Remark}";

    /// <summary>A method as S3 writes it. One without the prefix stays as it is.</summary>
    public string ToS3Method(string method) =>
        MethodPrefix is not null && method.StartsWith(MethodPrefix, StringComparison.Ordinal)
            ? method.Substring(MethodPrefix.Length).ToUpperInvariant()
            : method;

    private IEnumerable<string> Instructions()
    {
        if (!Keys.IsEmpty)
        {
            yield return "write " + string.Join(", ", Keys.Select(Describe));
        }

        if (Dropped is not null)
        {
            string name = form == DocumentForm.Xml ? $"<{Dropped.Name}>" : $"'{Dropped.Name}'";
            yield return $"drop {name} ({Dropped.Reason})";
        }
    }

    private string Describe(DialectKey key)
    {
        bool hasOtherMethods = MethodPrefix is not null && key.Fields.Contains(RuleField.AllowedMethods);
        return key.Describe(form) + (hasOtherMethods ? $" ('{MethodPrefix}get' as 'GET', and so on)" : "");
    }
}
