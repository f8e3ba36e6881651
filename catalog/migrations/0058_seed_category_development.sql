INSERT INTO category_version (code, name_zh, name_en, position, valid_from, recorded_at, service, source) VALUES
    ('transport', '运输服务', 'Transport', 13, '2018-08-31', '2018-08-31 00:00:00', 1, '2018: 首批注册商品和服务类别含运输、旅游 (yybnet 2018-08)'),
    ('tourism', '旅游服务', 'Tourism', 14, '2018-08-31', '2018-08-31 00:00:00', 1, '2018: 首批注册商品和服务类别含运输、旅游 (yybnet 2018-08)'),
    ('porcelain', '瓷器', 'Porcelain', 15, '2022-04-01', '2022-04-01 00:00:00', 0, '2022年春: 天府乡村已注册13类,手工艺品、瓷器、刺绣3类在公告'),
    ('embroidery', '刺绣', 'Embroidery', 16, '2022-04-01', '2022-04-01 00:00:00', 0, '2022年春: 天府乡村已注册13类,手工艺品、瓷器、刺绣3类在公告')
