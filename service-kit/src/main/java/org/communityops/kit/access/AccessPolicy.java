package org.communityops.kit.access;

import java.util.Map;
import java.util.Set;

/** Which kinds of key hold which permission of a service. What is not named is nobody's. */
public interface AccessPolicy {
    Map<String, Set<KeyKind>> grants();
}
