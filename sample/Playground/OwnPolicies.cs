namespace Sample.Playground;

/// <summary>
/// The policies that readers wrote, one for each open page. A limited number and size: the one that was not used for
/// the longest time is forgotten first, and a page that still needs it sends it again.
/// </summary>
internal sealed class OwnPolicies
{
    /// <summary>The most bytes of a text, in UTF-8.</summary>
    public const int MostBytes = 512 * 1024;

    private const int MostPolicies = 100;
    private const int MostCharactersInAll = 4 * MostBytes;

    private readonly Lock _lock = new();

    // The last used is the last.
    private readonly List<OwnPolicy> _policies = [];

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _policies.Count;
            }
        }
    }

    public void Set(OwnPolicy policy)
    {
        lock (_lock)
        {
            _policies.RemoveAll(other => other.Page == policy.Page);
            _policies.Add(policy);
            while (_policies.Count > MostPolicies || _policies.Sum(other => other.Text.Length) > MostCharactersInAll)
            {
                _policies.RemoveAt(0);
            }
        }
    }

    public void Remove(Guid page)
    {
        lock (_lock)
        {
            _policies.RemoveAll(policy => policy.Page == page);
        }
    }

    public OwnPolicy? Find(Guid page)
    {
        lock (_lock)
        {
            OwnPolicy? found = _policies.Find(policy => policy.Page == page);
            if (found is not null)
            {
                _policies.Remove(found);
                _policies.Add(found);
            }

            return found;
        }
    }
}
