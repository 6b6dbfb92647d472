package org.communityops.incentive.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
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
    private final Instance<EvaluationListener> listeners;

    EvaluationFeedHandler(EvaluationRepository repository, Instance<EvaluationListener> listeners) {
        this.repository = repository;
        this.listeners = listeners;
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
        var evaluations = List.copyOf(news.values());
        repository.add(connection, evaluations);
        for (var listener : listeners) {
            listener.finalised(connection, evaluations);
        }
    }
}
