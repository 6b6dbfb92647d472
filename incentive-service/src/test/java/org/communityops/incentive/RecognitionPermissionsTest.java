package org.communityops.incentive;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of permissions for badges and honours, operation by operation. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RecognitionPermissionsTest {
    private final CommunityFixture community = CommunityFixture.in("UTC");

    @ParameterizedTest
    @CsvSource({
        "GET,  /badges,                           OWN APP BI BOT",
        "GET,  /badges/{id},                      OWN APP BI BOT",
        "POST, /badges,                           OWN APP",
        "PATCH, /badges/{id},                     OWN APP",
        "GET,  /badges/{id}/awards,               OWN APP BI BOT",
        "GET,  /badges/{id}/awards/{id},          OWN APP BI BOT",
        "POST, /badges/{id}/awards,               OWN APP",
        "POST, /badges/{id}/awards/{id}/revoke,   OWN APP",
        "GET,  /members/{id}/badges,              OWN APP BI BOT",
        "GET,  /honours,                          OWN APP BI BOT",
        "GET,  /honours/{id},                     OWN APP BI BOT",
        "POST, /honours,                          OWN APP",
        "PATCH, /honours/{id},                    OWN APP",
        "GET,  /honours/{id}/awards,              OWN APP BI BOT",
        "GET,  /honours/{id}/awards/{id},         OWN APP BI BOT",
        "POST, /honours/{id}/awards,              OWN APP",
        "POST, /honours/{id}/award-leaders,       OWN APP",
        "GET,  /honour-awards,                    OWN APP BI BOT",
        "GET,  /members/{id}/honours,             OWN APP BI BOT"
    })
    void lets(String method, String path, String kinds) {
        PermissionAudit.requireOnly(community, method, path, List.of(kinds.split(" ")));
    }
}
