create table ladder_placing (
    community_id uuid    not null,
    ladder_id    uuid    not null,
    after        uuid    not null,
    announce     boolean not null,
    constraint ladder_placing_pk primary key (community_id, ladder_id),
    constraint ladder_placing_ladder_fk foreign key (community_id, ladder_id) references ladder (community_id, id)
);

comment on table ladder_placing is 'Ladders that changed, while their members are being placed anew.';
comment on column ladder_placing.after is 'Members up to this id are done.';
comment on column ladder_placing.announce is 'Whether everybody is told of, since the ladder became the one that is shown.';

call protect('ladder_placing');
grant select, insert, update on ladder_placing to ${app};
grant select, update, delete on ladder_placing to ${feed};
