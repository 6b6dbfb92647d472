package org.communityops.incentive;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.communityops.kit.access.CommunityScope;
import org.communityops.kit.test.ContractValidation;

/** Plans of a test's community over HTTP. */
public final class PlanFixture {
    public final CommunityFixture community = CommunityFixture.in("UTC");

    /** What makes a plan of 100 points that runs from yesterday until tomorrow; {@code more} follows after a comma. */
    public static String body(String key, long budget, String more) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return """
                {"key": "%s", "name": "Spring festival", "currency": "points", "budget": %d,
                 "startsAt": "%s", "endsAt": "%s"%s}""".formatted(key, budget, now.minus(1, ChronoUnit.DAYS), now.plus(1, ChronoUnit.DAYS), more);
    }

    public Response create(String body) {
        return community
                .asOwner()
                .filter(ContractValidation.filter())
                .body(body)
                .post(community.path("/plans"));
    }

    /** The id of a new draft. */
    public String draft(String key, long budget, String more) {
        return create(body(key, budget, more)).then().statusCode(201).extract().path("id");
    }

    /** The id of a new plan that pays. */
    public String active(String key, long budget, String more) {
        var id = draft(key, budget, more);
        step(id, "activate").then().statusCode(200);
        return id;
    }

    public Response step(String id, String verb) {
        return step(community.owner, id, verb);
    }

    public Response step(String key, String id, String verb) {
        return post(key, UUID.randomUUID().toString(), "/plans/" + id + "/" + verb, "");
    }

    public Response post(String key, String idempotencyKey, String rest, String body) {
        return community
                .as(key)
                .header("Idempotency-Key", idempotencyKey)
                .body(body)
                .post(community.path(rest));
    }

    public ValidatableResponse plan(String id) {
        return community
                .asOwner()
                .filter(ContractValidation.filter())
                .get(community.path("/plans/" + id))
                .then()
                .statusCode(200);
    }

    /** Awards the same to each of these members. */
    public Response award(String id, long amount, String... names) {
        return award(UUID.randomUUID().toString(), id, amount, names);
    }

    public Response award(String idempotencyKey, String id, long amount, String... names) {
        return post(community.owner, idempotencyKey, "/plans/" + id + "/awards", awards(amount, names));
    }

    public String awards(long amount, String... names) {
        var parts = new StringBuilder();
        for (var name : names) {
            parts.append(parts.isEmpty() ? "" : ", ")
                    .append("{\"memberId\": \"%s\", \"amount\": %d}".formatted(community.member(name), amount));
        }
        return "{\"reason\": \"Drew a lantern\", \"awards\": [" + parts + "]}";
    }

    public Response revoke(String id, String awardId) {
        return post(
                community.owner,
                UUID.randomUUID().toString(),
                "/plans/" + id + "/awards/" + awardId + "/revoke",
                "{\"reason\": \"The wrong member\"}");
    }

    /** What stands on the budget account of the ledger, by its entries. */
    public long onAccount(String id) {
        return LedgerAudit.of(community).number("""
                        select coalesce(sum(e.amount), 0) from entry e
                          join account a on a.community_id = e.community_id and a.id = e.account_id
                         where e.community_id = ? and a.owner = 'budget:%s'""".formatted(id));
    }

    /** As after two days: the answers that are kept for a while are gone. */
    public void forgetKeys() {
        var database = Arc.container().instance(AgroalDataSource.class).get();
        try {
            CommunityScope.call(Set.of(community.id), () -> {
                try (var connection = database.getConnection();
                        var update = connection.prepareStatement("""
                                update idempotency set idempotency_key = gen_random_uuid()::text
                                 where location like '%' || ?::uuid || '%'""")) {
                    update.setObject(1, community.id);
                    return update.executeUpdate();
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException("The keys cannot be forgotten", e);
        }
    }
}
