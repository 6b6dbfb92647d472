package org.communityops.incentive.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import org.communityops.kit.feed.FeedHandler;
import org.communityops.kit.feed.FeedItem;

/** Follows what kpi-service says of final evaluations. What is not final yet can still change and is left out. */
@ApplicationScoped
class EvaluationFeedHandler implements FeedHandler {
    private final EvaluationRepository repository;

    EvaluationFeedHandler(EvaluationRepository repository) {
        this.repository = repository;
    }

    @Override
    public String feed() {
        return "kpi";
    }

    @Override
    public boolean wants(String type) {
        return type.equals("evaluation.final");
    }

    @Override
    public void apply(Connection connection, List<FeedItem> items) throws SQLException {
        var news = new LinkedHashMap<String, FinalEvaluation>();
        for (var item : items) {
            news.putIfAbsent(item.communityId() + item.id(), FinalEvaluation.of(item));
        }
        repository.add(connection, List.copyOf(news.values()));
    }
}
