package org.communityops.activity.envelope;

/** JSON pointers (RFC 6901). */
final class Pointers {
    private Pointers() {}

    /** The pointer to a member of what another pointer names. */
    static String under(String parent, String member) {
        return parent + "/" + member.replace("~", "~0").replace("/", "~1");
    }
}
