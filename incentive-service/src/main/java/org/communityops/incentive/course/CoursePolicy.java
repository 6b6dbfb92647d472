package org.communityops.incentive.course;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.communityops.kit.access.AccessPolicy;
import org.communityops.kit.access.KeyKind;

/** Who may do what with training: operators' front ends write, reports read. */
@ApplicationScoped
class CoursePolicy implements AccessPolicy {
    @Override
    public Map<String, Set<KeyKind>> grants() {
        return Map.of(
                "training:read", EnumSet.of(KeyKind.OWN, KeyKind.APP, KeyKind.BI),
                "training:write", EnumSet.of(KeyKind.OWN, KeyKind.APP));
    }
}
