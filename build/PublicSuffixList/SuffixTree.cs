using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace CorsGen.Build;

/// <summary>
/// The form in which CorsGen contains the list: the tree of labels, top-level domains first, one line for each label,
/// indented by one space for each level. Equal lists give equal bytes, and a diff of two versions shows the changed
/// labels.
/// </summary>
internal static class SuffixTree
{
    private const string Header =
        """
        // The Public Suffix List, https://publicsuffix.org, in the form that CorsGen reads: see LICENSE.md beside this file.
        // This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. If a copy of the MPL was not
        // distributed with this file, You can obtain one at https://mozilla.org/MPL/2.0/.
        // Made by build/PublicSuffixList; do not edit. 's3' is a rule, 'amazonaws/' only leads to rules, '*' stands for any
        // label, '!www' is an exception.
        """;

    public static string Write(ListFile list)
    {
        var root = new Node();
        foreach (string rule in list.Rules)
        {
            Node node = root;
            foreach (string label in rule.TrimStart('!').Split('.').Reverse())
            {
                node = node.Child(label);
            }

            node.Mark = rule.StartsWith('!') ? '!' : ' ';
        }

        var text = new StringBuilder();
        foreach (string line in Header.ReplaceLineEndings("\n")
            .Split('\n')
            .Concat(list.Version.Select(line => "// " + line)))
        {
            text.Append(line).Append('\n');
        }

        Append(text, root, depth: 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Node node, int depth)
    {
        foreach ((string label, Node child) in node.Children)
        {
            text.Append(' ', depth);
            text.Append(child.Mark == '!' ? "!" : "").Append(label).Append(child.Mark is null ? "/" : "").Append('\n');
            Append(text, child, depth + 1);
        }
    }

    private sealed class Node
    {
        /// <summary>A space for a rule, <c>!</c> for an exception, null for neither.</summary>
        public char? Mark { get; set; }

        // The order is ordinal, because the reader searches the labels.
        public SortedDictionary<string, Node> Children { get; } = new(StringComparer.Ordinal);

        public Node Child(string label)
        {
            if (!Children.TryGetValue(label, out Node? child))
            {
                Children.Add(label, child = new Node());
            }

            return child;
        }
    }
}
