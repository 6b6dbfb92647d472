package org.communityops.kpi.money;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.communityops.kit.feed.FeedItem;

/** What an event was worth. */
record EventMoney(UUID communityId, UUID eventId, BigDecimal amount, String currency) {
    private static final Pattern ISO_4217 = Pattern.compile("[A-Z]{3}");

    /** What the event of one item of the activity feed was worth; empty when it names no amount and currency. */
    static Optional<EventMoney> of(FeedItem item) {
        var body = item.data().path("event").path("data");
        var amount = body.path("amount");
        var currency = body.path("currency").asText("");
        if (!amount.isNumber()
                || amount.decimalValue().signum() < 0
                || !ISO_4217.matcher(currency).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new EventMoney(item.communityId(), UUID.fromString(item.id()), amount.decimalValue(), currency));
    }
}
