package org.communityops.incentive.level;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.UUID;

/** On which level members stand, for features that ask for one. */
@ApplicationScoped
public class MemberLevels {
    private final Levels levels;

    MemberLevels(Levels levels) {
        this.levels = levels;
    }

    /** The level on the ladder of the community, with everything that was earned until now; 404 for an unknown member. */
    public int of(UUID communityId, UUID memberId) throws SQLException {
        return levels.of(communityId, memberId, null).level();
    }
}
