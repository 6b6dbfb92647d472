alter table ladder
    add column window_days int,
    add column grace_days  int     not null default 0,
    add column is_default  boolean not null default false,
    add column version     bigint  not null default 1,
    add constraint ladder_window_check check (window_days between 1 and 366),
    add constraint ladder_grace_check check (grace_days between 0 and case when window_days is null then 0 else 92 end);

comment on table ladder is 'Ladders of levels; a member stands on a level by what it earned of the currency, ever or lately.';
comment on column ladder.window_days is 'Over how many local days, today included, points count; null: over all of them.';
comment on column ladder.grace_days is 'How many days a member keeps a level that the points of the window no longer reach.';

-- Until now the first by key was the one that was shown.
update ladder l set is_default = true where key = (select min(key) from ladder f where f.community_id = l.community_id);
create unique index ladder_default_key on ladder (community_id) where is_default;

alter table ladder_level
    add column title_zh text,
    add constraint ladder_level_first_check check (level >= 1 and (level = 1) = (min_points = 0)),
    add constraint ladder_level_points_check check (min_points >= 0);

create table level_perk (
    community_id uuid not null,
    ladder_id    uuid not null,
    level        int  not null,
    key          text not null,
    text         text not null,
    text_zh      text,
    constraint level_perk_pk primary key (community_id, ladder_id, level, key),
    constraint level_perk_level_fk foreign key (community_id, ladder_id, level)
        references ladder_level (community_id, ladder_id, level) on delete cascade
);

comment on table level_perk is 'What a level allows, and with it all levels above.';

call protect('level_perk');
grant select on level_perk to ${app}, ${feed};
grant insert on ladder, ladder_level, level_perk to ${app};
grant insert on level_perk to ${feed};
grant update (name, window_days, grace_days, is_default, version) on ladder to ${app};
grant delete on ladder_level to ${app};
