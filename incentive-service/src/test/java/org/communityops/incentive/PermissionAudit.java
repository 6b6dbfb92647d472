package org.communityops.incentive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.http.MergePatches;
import org.communityops.kit.test.TestKeys;

/** Asks with a key of each kind whether it may. */
final class PermissionAudit {
    private PermissionAudit() {}

    /** Those kinds of keys and no others get past the door; what they ask for does not exist. */
    static void requireOnly(CommunityFixture community, String method, String path, List<String> allowed) {
        for (var kind : KeyKind.values()) {
            var status = community
                    .as(TestKeys.of(kind, community.id))
                    .contentType(method.equals("PATCH") ? MergePatches.MEDIA_TYPE : "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body("{}")
                    .request(
                            method,
                            community.path(
                                    path.replace("{id}", UUID.randomUUID().toString())))
                    .statusCode();
            if (allowed.contains(kind.name())) {
                assertThat(status).as("%s for %s", path, kind).isIn(200, 404, 422);
            } else {
                assertThat(status).as("%s for %s", path, kind).isEqualTo(403);
            }
        }
    }
}
