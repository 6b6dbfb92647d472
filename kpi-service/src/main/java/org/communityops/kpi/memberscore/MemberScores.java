package org.communityops.kpi.memberscore;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.scoring.Band;
import org.communityops.kpi.scoring.Scoring;
import org.communityops.kpi.scoring.Scorings;
import org.jspecify.annotations.Nullable;

/** Answers what is asked about scores. */
@ApplicationScoped
class MemberScores {
    private final Scorings scorings;
    private final ScoreRepository scores;

    MemberScores(Scorings scorings, ScoreRepository scores) {
        this.scorings = scorings;
        this.scores = scores;
    }

    /** The scoring of a week, or the latest one; a problem (404) when it has no scores. */
    Scoring scoring(Community community, @Nullable String week) throws SQLException {
        return scorings.done(community, week);
    }

    /** The scores of a week, by member number. */
    List<NumberedScore> ofWeek(Scoring scoring, @Nullable Band band, int leastRisk, int after, int limit)
            throws SQLException {
        return scores.ofWeek(scoring, band, leastRisk, after, limit);
    }

    /** The scores of a member, latest week first; a problem (404) for a member of whom nothing is known. */
    List<MemberScore> ofMember(Community community, UUID member, LocalDate before, int limit) throws SQLException {
        var found = scores.ofMember(community.id(), member, before, limit);
        if (found.isEmpty() && !scores.isKnown(community.id(), member)) {
            throw ProblemException.notFound("member", member);
        }
        return found.stream().map(NumberedScore::score).toList();
    }

    OpinionLeaders leaders(Community community, @Nullable String week, int limit) throws SQLException {
        var scoring = scorings.done(community, week);
        var network = Objects.requireNonNull(scoring.summary()).responders();
        return OpinionLeaders.of(scoring, network, scores.leaders(scoring, network, limit));
    }

    ValuePyramid pyramid(Community community, @Nullable String week) throws SQLException {
        var scoring = scorings.done(community, week);
        var earlier = scoring.week().previous();
        return ValuePyramid.of(
                scoring,
                scores.moves(scoring, earlier.first()),
                scorings.find(community, earlier).isPresent());
    }
}
