INSERT INTO licence_need (category, valid_from, source) VALUES
    ('processed', '2018-08-31', '《食品安全法》第三十五条、《食品生产许可管理办法》: 加工食品须取得食品生产许可证')
