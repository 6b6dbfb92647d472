package org.communityops.incentive.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import org.communityops.incentive.FeedNews;
import org.communityops.incentive.Race;
import org.communityops.incentive.RewardFixture;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CouponAgingTest {
    @Inject
    CouponAging aging;

    @Inject
    Clock clock;

    private final RewardFixture rewards = RewardFixture.in("UTC");
    private UUID ada = new UUID(0, 0);
    private String series = "";

    @BeforeEach
    void prepare() {
        ada = rewards.community.join("ada");
        series = rewards.series("");
    }

    private long count(String state) {
        return rewards.get(rewards.operator, "/coupons?limit=500&state=" + state)
                .then()
                .extract()
                .jsonPath()
                .getList("items")
                .size();
    }

    /** Two replicas do what is due at the same moment. */
    private void ageTwice(Duration later) throws Exception {
        Race.of(2, replica -> () -> {
            aging.age(clock.instant().plus(later));
            return replica;
        });
    }

    @Test
    void endsReservationsOnce() throws Exception {
        for (var i = 0; i < 20; i++) {
            String code = rewards.issue(series, ada).extract().path("code");
            rewards.checkout("reserve", code, "o-" + i).then().statusCode(200);
        }

        ageTwice(Duration.ofMinutes(14));
        assertThat(count("RESERVED")).isEqualTo(20);
        ageTwice(Duration.ofMinutes(16));

        assertThat(count("RESERVED")).isZero();
        assertThat(count("ISSUED")).isEqualTo(20);
        assertThat(Collections.frequency(
                        FeedNews.of(rewards.community, "coupon.").types(), "coupon.released"))
                .isEqualTo(20);
    }

    @Test
    void endsCouponsOnce() throws Exception {
        for (var i = 0; i < 20; i++) {
            rewards.issue(series, ada);
        }
        String used = rewards.issue(series, ada).extract().path("code");
        rewards.checkout("use", used, "o-1").then().statusCode(200);

        ageTwice(Duration.ofDays(29));
        assertThat(count("EXPIRED")).isZero();
        ageTwice(Duration.ofDays(31));

        assertThat(count("EXPIRED")).isEqualTo(20);
        assertThat(count("USED")).isEqualTo(1);
        assertThat(Collections.frequency(
                        FeedNews.of(rewards.community, "coupon.").types(), "coupon.expired"))
                .isEqualTo(20);
    }

    @Test
    void endsWhatWasReservedForTooLong() throws Exception {
        String code = rewards.issue(series, ada).extract().path("code");
        rewards.checkout("reserve", code, "o-1").then().statusCode(200);

        ageTwice(Duration.ofDays(31));

        assertThat(FeedNews.of(rewards.community, "coupon.").types())
                .containsExactly("coupon.issued", "coupon.reserved", "coupon.released", "coupon.expired");
    }
}
