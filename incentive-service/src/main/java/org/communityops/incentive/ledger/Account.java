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

    /** Where points stand that a member has earned but not got yet. */
    public static Account pending(UUID memberId) {
        return new Account(AccountKind.PENDING, memberId.toString());
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

    /** The account of a line of a stored transaction: also one that callers cannot name. */
    public static Account stored(String text) {
        var pending = AccountKind.PENDING.prefix() + ":";
        return text.startsWith(pending)
                ? new Account(AccountKind.PENDING, text.substring(pending.length()))
                : parse(text).orElseThrow();
    }

    /** The member whose account it is. */
    public UUID memberId() {
        if (kind != AccountKind.MEMBER && kind != AccountKind.PENDING) {
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
