create table rule (
    community_id uuid not null,
    id           uuid not null,
    key          text not null,
    name         text not null,
    version      int  not null,
    constraint rule_pk primary key (community_id, id),
    constraint rule_key_key unique (community_id, key)
);

comment on table rule is 'Earning rules; what a rule says stands in its versions.';
comment on column rule.version is 'The version in force.';

create table rule_version (
    community_id uuid        not null,
    rule_id      uuid        not null,
    version      int         not null,
    definition   jsonb       not null,
    created_at   timestamptz not null,
    constraint rule_version_pk primary key (community_id, rule_id, version),
    constraint rule_version_rule_fk foreign key (community_id, rule_id) references rule (community_id, id)
);

comment on table rule_version is 'What an earning rule says, never changed once written: entries refer to the version that earned them.';

alter table rule add constraint rule_version_fk
    foreign key (community_id, id, version) references rule_version (community_id, rule_id, version)
    deferrable initially deferred;

call protect('rule');
call protect('rule_version');
grant select on rule, rule_version to ${app};
grant select, insert on rule, rule_version to ${feed};
