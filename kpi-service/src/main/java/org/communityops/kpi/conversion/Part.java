package org.communityops.kpi.conversion;

import org.jspecify.annotations.Nullable;

/**
 * Members who are told apart from others.
 *
 * @param name of the channel or variant; null unless it is a named one
 */
record Part(Kind kind, @Nullable String name) {
    /** Who belongs to no channel or variant. */
    static final Part NONE = new Part(Kind.NONE, null);

    static final Part OTHERS = new Part(Kind.OTHERS, null);

    /** What a part is. */
    enum Kind {
        NAMED,
        NONE,
        OTHERS
    }

    static Part named(String name) {
        return new Part(Kind.NAMED, name);
    }
}
