create table badge (
    community_id   uuid        not null,
    id             uuid        not null,
    key            text        not null,
    name           text        not null,
    name_zh        text,
    description    text        not null,
    description_zh text,
    icon           text,
    criteria       jsonb       not null,
    counts_from    date,
    active         boolean     not null,
    version        bigint      not null,
    created_at     timestamptz not null,
    constraint badge_pk primary key (community_id, id),
    constraint badge_key_key unique (community_id, key)
);

comment on table badge is 'Badges that members can get, and what for.';
comment on column badge.criteria is 'What earns it; never changed, since awards refer to it.';
comment on column badge.counts_from is 'Activity on earlier local days does not count; null: all does.';
comment on column badge.active is 'Nobody gets or loses one that is not.';

create table badge_scan (
    community_id uuid not null,
    badge_id     uuid not null,
    after        uuid not null,
    mark_xid     xid8,
    constraint badge_scan_pk primary key (community_id, badge_id),
    constraint badge_scan_badge_fk foreign key (community_id, badge_id) references badge (community_id, id)
);

comment on table badge_scan is 'Badges whose members are being looked at for what they did before.';
comment on column badge_scan.after is 'Members up to this id are done; pages of events leave the others to the scan.';
comment on column badge_scan.mark_xid is
    'Assigned when the badge could be seen: whoever may not have seen it has an older one. The scan begins when they have ended.';

call protect('badge');
call protect('badge_scan');
grant select, insert on badge to ${app};
grant update (name, name_zh, description, description_zh, icon, active, version) on badge to ${app};
grant select on badge to ${feed};
-- For update needs the right to update a column; the follower locks badges while it counts.
grant update (version) on badge to ${feed};
grant select, insert, update on badge_scan to ${app};
grant select, update, delete on badge_scan to ${feed};
