using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace CorsGen.AspNetCore;

/// <summary>What the attribute does to controllers and actions, so that they cost no more than other endpoints.</summary>
internal static class PolicySelectors
{
    /// <summary>
    /// Puts metadata of ours in the place of the attribute, which is metadata of the framework's too, and as such would want
    /// a key in <c>HttpContext.Items</c>.
    /// </summary>
    public static void Replace(object attribute, ICorsPolicy policy, IEnumerable<SelectorModel> selectors)
    {
        foreach (IList<object> metadata in selectors.Select(selector => selector.EndpointMetadata))
        {
            for (int i = 0; i < metadata.Count; i++)
            {
                if (ReferenceEquals(metadata[i], attribute))
                {
                    metadata[i] = new RequiredPolicy(policy);
                }
            }
        }
    }

    public static void AcceptPreflights(IEnumerable<SelectorModel> selectors)
    {
        foreach (SelectorModel selector in selectors)
        {
            PreflightRouting.Accept(selector.EndpointMetadata);
        }
    }
}
