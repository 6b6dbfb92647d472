package org.communityops.incentive;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of permissions for rewards, redemptions and coupons, operation by operation. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RewardPermissionsTest {
    private final CommunityFixture community = CommunityFixture.in("UTC");

    @ParameterizedTest
    @CsvSource({
        "GET,  /rewards,                          OWN APP BI",
        "GET,  /rewards/{id},                     OWN APP BI",
        "GET,  /rewards/{id}/stock,               OWN APP BI",
        "POST, /rewards,                          OWN APP",
        "PATCH, /rewards/{id},                    OWN APP",
        "GET,  /members/{id}/rewards,             OWN APP BOT",
        "GET,  /redemptions,                      OWN APP BI",
        "GET,  /redemptions/{id},                 OWN APP BI",
        "GET,  /members/{id}/redemptions,         OWN APP BOT",
        "POST, /redemptions,                      OWN APP BOT",
        "POST, /redemptions/{id}/confirm,         OWN APP BOT",
        "POST, /redemptions/{id}/cancel,          OWN APP BOT",
        "POST, /redemptions/{id}/approve,         OWN APP",
        "POST, /redemptions/{id}/reject,          OWN APP",
        "POST, /redemptions/{id}/fulfil,          OWN APP",
        "GET,  /coupon-series,                    OWN APP BI",
        "GET,  /coupon-series/{id},               OWN APP BI",
        "GET,  /coupon-series/{id}/figures,       OWN APP BI",
        "POST, /coupon-series,                    OWN APP",
        "PATCH, /coupon-series/{id},              OWN APP",
        "POST, /coupon-series/{id}/coupons,       OWN APP",
        "POST, /coupon-series/{id}/codes,         OWN APP",
        "GET,  /coupons,                          OWN APP BI",
        "GET,  /coupons/{id},                     OWN APP BI",
        "POST, /coupons/{id}/revoke,              OWN APP",
        "GET,  /members/{id}/coupons,             OWN APP BOT",
        "POST, /coupons/validate,                 OWN APP BOT",
        "POST, /coupons/reserve,                  OWN APP BOT",
        "POST, /coupons/use,                      OWN APP BOT",
        "POST, /coupons/release,                  OWN APP BOT"
    })
    void lets(String method, String path, String kinds) {
        PermissionAudit.requireOnly(community, method, path, List.of(kinds.split(" ")));
    }
}
