package org.communityops.member.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.communityops.member.TestCommunity.as;
import static org.communityops.member.TestCommunity.asOwner;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.communityops.kit.access.Caller;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.PostgresResource;
import org.communityops.member.PublishedNews;
import org.communityops.member.Race;
import org.communityops.member.community.CommunityService;
import org.junit.jupiter.api.Test;

/** Rotation at a time of the test's choosing; whether a key is good is decided by the service, at the present time. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class KeyRotationTest {
    private static final Caller OWNER = new Caller("OWNERSKEYSID", KeyKind.OWN, true, Set.of(), null);
    private static final Instant NOW = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS);

    @Inject
    KeyRepository keys;

    @Inject
    KeyEnds ends;

    @Inject
    CommunityService communities;

    @Inject
    Outbox outbox;

    @Test
    void theOldKeyLivesOnForTheOverlap() {
        var yesterday = NOW.minus(Duration.ofHours(23));
        var old = made(yesterday);

        var fresh = rotate(yesterday, old.id(), Duration.ofHours(24));

        assertThat(fresh.expiresAt()).isEqualTo(yesterday.plus(Duration.ofDays(365)));
        assertThat(fresh.id()).isNotEqualTo(old.id());
        assertGood(old);
        assertGood(fresh);
        var shown = at(NOW).get(OWNER, old.id());
        assertThat(shown.expiresAt()).isEqualTo(yesterday.plus(Duration.ofHours(24)));
        assertThat(shown.replacedBy()).isEqualTo(fresh.id());
    }

    @Test
    void theOldKeyEndsAfterTheOverlap() {
        var before = NOW.minus(Duration.ofHours(25));
        var old = made(before);

        var fresh = rotate(before, old.id(), Duration.ofHours(24));

        problem(as("Bearer " + old.key()).get("/v1/communities"), 401, "unauthenticated");
        assertGood(fresh);
    }

    @Test
    void noOverlapEndsTheOldKeyAtOnce() {
        var old = made(NOW);

        rotate(NOW, old.id(), Duration.ZERO);

        problem(as("Bearer " + old.key()).get("/v1/communities"), 401, "unauthenticated");
    }

    @Test
    void anOverlapMakesNoKeyLiveLonger() {
        var almostAYearAgo = NOW.minus(Duration.ofDays(365)).plus(Duration.ofHours(1));
        var old = made(almostAYearAgo);

        rotate(NOW, old.id(), Duration.ofHours(24));

        assertThat(at(NOW).get(OWNER, old.id()).expiresAt()).isEqualTo(old.expiresAt());
    }

    @Test
    void theOtherServicesHearOfBothKeys() {
        var old = made(NOW);
        var fresh = rotate(NOW, old.id(), Duration.ofHours(24));

        var news = PublishedNews.ofKey(old.id());
        assertThat(news.types()).containsExactly("key.created", "key.changed");
        assertThat(Instant.parse(news.latest("key.changed").path("expiresAt").asText()))
                .isEqualTo(NOW.plus(Duration.ofHours(24)));
        assertThat(PublishedNews.ofKey(fresh.id()).types()).containsExactly("key.created");
    }

    @Test
    void aKeyIsRotatedOnce() {
        var old = made(NOW);
        var rotate = "/v1/api-keys/" + old.id() + "/rotate";

        var statuses = Race.of(6, i -> asOwner().body("{}").post(rotate).statusCode());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        problem(asOwner().body("{\"overlapHours\": 0}").post(rotate), 409, "key-ended");
    }

    @Test
    void aDayIsTheUsualOverlap() {
        var old = made(NOW);

        asOwner()
                .filter(ContractValidation.filter())
                .body("{}")
                .post("/v1/api-keys/{id}/rotate", old.id())
                .then()
                .statusCode(201);

        var left = Duration.between(NOW, at(NOW).get(OWNER, old.id()).expiresAt());
        assertThat(left).isBetween(Duration.ofHours(24), Duration.ofHours(24).plusMinutes(5));
        problem(
                asOwner().body("{\"overlapHours\": 169}").post("/v1/api-keys/{id}/rotate", old.id()),
                422,
                "validation-failed");
        problem(
                asOwner().body("{\"overlapHours\": -1}").post("/v1/api-keys/{id}/rotate", old.id()),
                422,
                "validation-failed");
    }

    @Test
    void whatHasEndedIsNotRotated() {
        var expired = made(NOW.minus(Duration.ofDays(366)));
        var revoked = made(NOW);
        QuarkusTransaction.requiringNew().run(() -> at(NOW).revoke(OWNER, revoked.id()));

        for (var ended : new KeyView[] {expired, revoked}) {
            assertThatThrownBy(() -> rotate(NOW, ended.id(), Duration.ZERO))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.type().slug()).isEqualTo("key-ended"));
        }
    }

    @Test
    void nobodyRotatesTheirWayToMoreRights() {
        var strong = made(NOW);
        var narrowed = new Caller("NARROWEDKEYS", KeyKind.OWN, true, Set.of(), Set.of("keys:write"));

        assertThatThrownBy(() -> rotate(NOW, narrowed, strong.id(), Duration.ofHours(24)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type().slug()).isEqualTo("forbidden"));
        assertGood(strong);
    }

    private KeyView made(Instant time) {
        var request = new CreateKey("A key", "app", new KeyCommunities(null), null, null);
        return QuarkusTransaction.requiringNew().call(() -> at(time).create(OWNER, request));
    }

    private KeyView rotate(Instant time, String id, Duration overlap) {
        return rotate(time, OWNER, id, overlap);
    }

    private KeyView rotate(Instant time, Caller caller, String id, Duration overlap) {
        return QuarkusTransaction.requiringNew().call(() -> at(time).rotate(caller, id, overlap));
    }

    private KeyService at(Instant time) {
        return new KeyService(keys, communities, outbox, ends, Clock.fixed(time, ZoneOffset.UTC));
    }

    private static void assertGood(KeyView key) {
        as("Bearer " + key.key()).get("/v1/communities").then().statusCode(200);
    }
}
