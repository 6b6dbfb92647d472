package org.communityops.incentive.referralprogramme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.Race;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProgrammeResourceTest {
    private static final String PATH = "/referral-programme";

    private final CommunityFixture community = CommunityFixture.in("UTC");

    @Test
    void isNotActiveUntilSomebodySaysSo() {
        community
                .asOwner()
                .filter(ContractValidation.filter())
                .get(community.path(PATH))
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("active", equalTo(false))
                .body("inviterPoints", equalTo(50))
                .body("totalCap", nullValue());

        community
                .patch(PATH, "\"0\"", "{\"active\": true, \"periodCap\": 5, \"capPeriod\": \"WEEK\"}")
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("active", equalTo(true))
                .body("inviteePoints", equalTo(20))
                .body("capPeriod", equalTo("WEEK"));
        community
                .patch(PATH, "\"1\"", "{\"periodCap\": null, \"capPeriod\": null}")
                .statusCode(200)
                .body("periodCap", nullValue());
    }

    @Test
    void isChangedByOneOfThoseWhoKnowTheSameVersion() throws Exception {
        var first = Race.of(
                20,
                i -> () -> community
                        .patch(PATH, "\"0\"", "{\"active\": true}")
                        .extract()
                        .statusCode());
        var second = Race.of(
                20,
                i -> () -> community
                        .patch(PATH, "\"1\"", "{\"eventCount\": " + (i + 1) + "}")
                        .extract()
                        .statusCode());

        for (var statuses : List.of(first, second)) {
            assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
            assertThat(statuses.stream().filter(status -> status == 412)).hasSize(19);
        }
        community.get(PATH).header("ETag", "\"2\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"inviterPoints\": 0, \"inviteePoints\": 0}; nothing",
                "{\"inviterPoints\": -1}; min",
                "{\"inviterPoints\": 1000001}; max",
                "{\"eventCount\": 0}; min",
                "{\"withinDays\": 367}; max",
                "{\"newWithinDays\": -1}; min",
                "{\"totalCap\": 0}; min",
                "{\"periodCap\": 5}; cap",
                "{\"capPeriod\": \"DAY\"}; cap",
                "{\"eventType\": \" \"}; not-blank",
                "{\"currency\": \"gold\"}; unknown-currency",
                "{\"active\": null}; not-null"
            })
    void refusesWhatIsNoProgramme(String patch, String code) {
        problem(community.patch(PATH, "\"0\"", patch).extract().response(), 422, "validation-failed")
                .body("errors.code", hasItem(code));
        community.get(PATH).header("ETag", "\"0\"");
    }

    @Test
    void isForWhoMay() {
        var bi = TestKeys.of(KeyKind.BI, community.id);
        var bot = TestKeys.of(KeyKind.BOT, community.id);
        var stranger = CommunityFixture.in("UTC");

        community.as(bi).get(community.path(PATH)).then().statusCode(200);
        problem(community.as(bot).get(community.path(PATH)), 403, "forbidden");
        problem(
                community
                        .as(bi)
                        .contentType("application/merge-patch+json")
                        .header("If-Match", "\"0\"")
                        .body("{\"active\": true}")
                        .patch(community.path(PATH)),
                403,
                "forbidden");
        problem(stranger.asOwner().get(community.path(PATH)), 404, "not-found");
        problem(community.patch(PATH, "\"0\"", "{\"activ\": true}").extract().response(), 400, "unknown-field");
        var unknown = TestKeys.of(KeyKind.OWN, UUID.randomUUID());
        problem(community.as(unknown).get(community.path(PATH)), 404, "not-found");
    }
}
