package org.communityops.incentive.ledger;

import java.util.Optional;
import java.util.UUID;

/**
 * Where points of one currency are. Written as {@code member:<id>}, {@code team:<id>} or {@code system:<name>}.
 *
 * @param owner member or team id, or the name of a system account
 */
public record Account(AccountKind kind, String owner) {
    public static Account member(UUID memberId) {
        return new Account(AccountKind.MEMBER, memberId.toString());
    }

    /** Where a member's points stand while a hold sets them aside. */
    public static Account held(UUID memberId) {
        return new Account(AccountKind.HELD, memberId.toString());
    }

    public static Account system(SystemAccount account) {
        return new Account(AccountKind.SYSTEM, account.label());
    }

    /** The account that a text names; empty when there is none of this form. */
    public static Optional<Account> parse(String text) {
        var colon = text.indexOf(':');
        var owner = text.substring(colon + 1);
        return switch (colon < 0 ? "" : text.substring(0, colon)) {
            case "member" -> canonical(owner).map(id -> new Account(AccountKind.MEMBER, id));
            case "team" -> canonical(owner).map(id -> new Account(AccountKind.TEAM, id));
            case "system" -> SystemAccount.of(owner).map(Account::system);
            default -> Optional.empty();
        };
    }

    /** The member whose account it is. */
    public UUID memberId() {
        if (kind != AccountKind.MEMBER) {
            throw new IllegalStateException("Not an account of a member");
        }
        return UUID.fromString(owner);
    }

    @Override
    public String toString() {
        return kind.prefix() + ":" + owner;
    }

    private static Optional<String> canonical(String id) {
        try {
            var canonical = UUID.fromString(id).toString();
            return canonical.equalsIgnoreCase(id) ? Optional.of(canonical) : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
