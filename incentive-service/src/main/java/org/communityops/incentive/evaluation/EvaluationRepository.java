package org.communityops.incentive.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.sql.Columns;

/** Final evaluations in the database, each revision a row. */
@ApplicationScoped
class EvaluationRepository {
    private static final String ADD = """
            insert into evaluation (
                community_id, card, subject, period, revision, evaluation_id, card_version, score, grade, inputs_hash,
                news_id, finalised_at)
            select n.community_id, n.card, n.subject, n.period,
                   coalesce((select max(e.revision) from evaluation e
                              where e.community_id = n.community_id and e.card = n.card and e.period = n.period
                                and e.subject = n.subject), 0)
                       + row_number() over (partition by n.community_id, n.card, n.period, n.subject order by n.position),
                   n.evaluation_id, n.card_version, n.score, n.grade, n.inputs_hash, n.news_id, n.finalised_at
              from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::int[], ?::numeric[], ?::text[], ?::text[],
                          ?::text[], ?::timestamptz[]) with ordinality
                       n(community_id, card, subject, period, evaluation_id, card_version, score, grade, inputs_hash,
                         news_id, finalised_at, position)
             where not exists (
                       select from evaluation k where k.community_id = n.community_id and k.news_id = n.news_id)
            """;
    private static final String LATEST = """
            select distinct on (subject) subject, period, revision, score, grade
              from evaluation
             where community_id = ? and card = ? and period = ? and subject like ? || ':%'
             order by subject, revision desc
            """;

    /** Adds revisions in their order; one whose news came before is left out. */
    void add(Connection connection, List<FinalEvaluation> news) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            new Columns<>(insert, news)
                    .add("uuid", FinalEvaluation::communityId)
                    .add("text", FinalEvaluation::card)
                    .add("text", FinalEvaluation::subject)
                    .add("text", FinalEvaluation::period)
                    .add("uuid", FinalEvaluation::evaluationId)
                    .add("int", FinalEvaluation::cardVersion)
                    .add("numeric", FinalEvaluation::score)
                    .add("text", FinalEvaluation::grade)
                    .add("text", FinalEvaluation::inputsHash)
                    .add("text", FinalEvaluation::newsId)
                    .add("timestamptz", evaluation -> evaluation.finalisedAt().toString());
            insert.executeUpdate();
        }
    }

    List<Evaluation> latest(Connection connection, UUID communityId, String card, String period, String kind)
            throws SQLException {
        try (var query = connection.prepareStatement(LATEST)) {
            query.setObject(1, communityId);
            query.setString(2, card);
            query.setString(3, period);
            query.setString(4, kind);
            var evaluations = new ArrayList<Evaluation>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    evaluations.add(new Evaluation(
                            row.getString("subject"),
                            row.getString("period"),
                            row.getInt("revision"),
                            row.getBigDecimal("score"),
                            row.getString("grade")));
                }
            }
            return evaluations;
        }
    }
}
