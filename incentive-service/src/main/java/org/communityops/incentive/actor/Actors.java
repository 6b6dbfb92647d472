package org.communityops.incentive.actor;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.incentive.community.Communities;
import org.communityops.kit.access.CurrentCaller;
import org.communityops.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Says who takes a step: the key of the request, and the person that its holder names. */
@ApplicationScoped
public class Actors {
    /** The header by which the holder of a key names the member that it acts for. */
    public static final String HEADER = "Acting-Member";

    private final AgroalDataSource database;
    private final Communities communities;
    private final CurrentCaller caller;

    Actors(AgroalDataSource database, Communities communities, CurrentCaller caller) {
        this.database = database;
        this.communities = communities;
        this.caller = caller;
    }

    /** 404 when the header names nobody of the community, 400 when it is no id. */
    public Actor of(UUID communityId, @Nullable String actingMember) throws SQLException {
        if (actingMember == null) {
            return new Actor(caller.get().keyId(), null);
        }
        var memberId = id(actingMember);
        try (var connection = database.getConnection()) {
            if (!communities.isMember(connection, communityId, memberId)) {
                throw ProblemException.notFound("member", memberId);
            }
        }
        return new Actor(caller.get().keyId(), memberId);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw ProblemException.badParameter(HEADER, HEADER + " is the id of a member");
        }
    }
}
