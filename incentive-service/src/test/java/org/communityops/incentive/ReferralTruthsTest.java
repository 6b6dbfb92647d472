package org.communityops.incentive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database keeps of referrals, whoever writes. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReferralTruthsTest {
    private final ReferralFixture referrals = new ReferralFixture();
    private final CommunityFixture community = referrals.community;

    @BeforeEach
    void refer() {
        referrals.activate("");
        community.apply(referrals.accepted("bob", "ada"));
        community.apply(referrals.accepted("bob", "cyd"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state = 'QUALIFIED'",
                "state = 'REFUSED', refusal = null",
                "inviter_id = invitee_id",
                "deadline = starts_at",
                "event_id = null"
            })
    void keepsAPendingReferralWhole(String change) {
        assertThatThrownBy(() -> RoleQuery.run(
                        "owner",
                        community,
                        "update referral set " + change + " where community_id = ? and state = 'PENDING'"))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("23514");
    }

    @Test
    void keepsOneInviterForAnInvitee() {
        assertThat(referrals
                        .audit()
                        .number("select count(*) from referral where community_id = ? and state = 'REFUSED'"))
                .isEqualTo(1);
        assertThatThrownBy(() -> RoleQuery.run(
                        "owner",
                        community,
                        "update referral set state = 'PENDING', refusal = null where community_id = ?"))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("23505");
    }
}
